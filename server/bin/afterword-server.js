#!/usr/bin/env node
// Old syntax on purpose: an older Node must get as far as the message.
var version = process.versions.node.split('.').map(Number);
if (version[0] < 22 || (version[0] === 22 && version[1] < 16)) {
  console.error('Afterword server needs Node 22.16 or newer; this is ' + process.versions.node + '.');
  process.exit(1);
}
import('../dist/main.js');
