// https://github.com/typicode/json-server/tree/v0#module
const jsonServer = require('json-server');
const { things } = require('../things.cjs');

const server = jsonServer.create();
server.use(jsonServer.defaults({ logger: false }));
server.use(jsonServer.router({ things }));
server.listen(Number(process.env.PORT), '127.0.0.1');
