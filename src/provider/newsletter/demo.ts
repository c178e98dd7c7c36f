import { demoServer } from '../demo.js';
import type { NewsletterProvider } from '../provider.js';
import { afterword } from './afterword.js';

/** No server: a sign-up goes nowhere. The reference server's provider over a fake network, and it says so. */
export const demo: NewsletterProvider = {
  capabilities: { ...afterword.capabilities, simulated: true },
  build: afterword.build,
  read: afterword.read,
  transport: demoServer.transport,
};
