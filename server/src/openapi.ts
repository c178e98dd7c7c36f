import { pino } from 'pino';
import { createSigner } from './guard/signer.ts';
import { createApp, openApiDocument } from './http/app.ts';
import { readSettings } from './settings.ts';
import { openSqlite } from './storage/sqlite.ts';

// Prints the API's description (OpenAPI 3.1), as `/v1/openapi.json` gives it, for those who make types from it.
const storage = await openSqlite(':memory:');
const signer = createSigner(['for no request at all']);
const runtime = { settings: readSettings({}), storage, signer, now: () => 0, newId: () => '', random: () => new Uint8Array(), url: '' };
console.log(JSON.stringify(openApiDocument(createApp(runtime, pino({ enabled: false }))), null, 2));
await storage.close();
