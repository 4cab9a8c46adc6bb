// https://feathersjs.com/api/databases/knex.html with the query schema that `npx feathers generate service` writes.
const { feathers } = require('@feathersjs/feathers');
const { KnexService } = require('@feathersjs/knex');
const { bodyParser, errorHandler, koa, rest } = require('@feathersjs/koa');
const { Ajv, hooks } = require('@feathersjs/schema');
const { getValidator, querySyntax, Type } = require('@feathersjs/typebox');
const knex = require('knex');
const { things } = require('../things.cjs');

const thing = Type.Object({
  id: Type.Number(),
  name: Type.String(),
  colour: Type.String(),
  size: Type.Number(),
  price: Type.Number(),
  owner: Type.String(),
  created: Type.String(),
});
const validator = getValidator(querySyntax(thing), new Ajv({ coerceTypes: true }));

async function start() {
  const Model = knex({
    client: 'better-sqlite3',
    connection: { filename: ':memory:' },
    useNullAsDefault: true,
    pool: { min: 1, max: 1 },
  });
  await Model.schema.createTable('things', (table) => {
    table.increments('id');
    for (const name of ['name', 'colour', 'owner', 'created']) table.string(name);
    table.integer('size');
    table.float('price');
  });
  await Model.batchInsert('things', things, 50);

  const app = koa(feathers());
  app.use(errorHandler());
  app.use(bodyParser());
  app.configure(rest());
  app.use('things', new KnexService({ Model, name: 'things', paginate: { default: 10, max: 50 } }));
  app.service('things').hooks({ before: { find: [hooks.validateQuery(validator)] } });
  await app.listen(Number(process.env.PORT), '127.0.0.1');
}

void start();
