// https://github.com/typicode/json-server#usage: `json-server db.json --port 3000`. Beta 3 is the last one that runs on Node 20.
const { mkdtempSync, rmSync, writeFileSync } = require('node:fs');
const { tmpdir } = require('node:os');
const path = require('node:path');
const { things } = require('../things.cjs');

const folder = mkdtempSync(path.join(tmpdir(), 'json-server-1-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
process.on('SIGTERM', () => process.exit());
const file = path.join(folder, 'db.json');
writeFileSync(file, JSON.stringify({ things: things.map((thing) => ({ ...thing, id: String(thing.id) })) }));
process.argv = [process.execPath, 'json-server', file, '--port', process.env.PORT, '--host', '127.0.0.1'];
void import('../node_modules/json-server-1/lib/bin.js');
