import { pino } from 'pino';
import { createApp, openApiDocument } from './http/app.ts';
import { createRuntime } from './runtime.ts';
import { readSettings } from './settings.ts';
import { openSqlite } from './storage/sqlite.ts';

// Prints the API's description (OpenAPI 3.1), as `/v1/openapi.json` gives it, for those who make types from it.
const storage = await openSqlite(':memory:');
const world = { now: () => 0, random: (bytes: number) => new Uint8Array(bytes) };
const runtime = await createRuntime(readSettings({}), storage, world, 'http://localhost');
console.log(JSON.stringify(openApiDocument(createApp(runtime, pino({ enabled: false }))), null, 2));
await storage.close();
