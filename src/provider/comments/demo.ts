import type { CommentProvider } from '../comment-provider.js';
import { demoServer } from '../demo.js';
import { afterword } from './afterword.js';

const { challenge: _challenge, ...afterwordWithoutChallenge } = afterword;

/** No server: comments live in the page's memory. The reference server's provider over a fake network, and it says so. */
export const demo: CommentProvider = {
  ...afterwordWithoutChallenge,
  capabilities: { ...afterword.capabilities, simulated: true },
  transport: demoServer.transport,
};
