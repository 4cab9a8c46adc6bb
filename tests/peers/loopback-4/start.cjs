// https://loopback.io/doc/en/lb4/Creating-crud-rest-apis.html and https://loopback.io/doc/en/lb4/Memory-connector.html
const { defineModelClass, Entity, juggler, ModelDefinition, RepositoryMixin } = require('@loopback/repository');
const { RestApplication } = require('@loopback/rest');
const { defineCrudRepositoryClass, defineCrudRestController } = require('@loopback/rest-crud');
const { things } = require('../things.cjs');

const definition = new ModelDefinition('Thing')
  .addProperty('id', { type: 'number', id: true })
  .addProperty('name', 'string')
  .addProperty('colour', 'string')
  .addProperty('size', 'number')
  .addProperty('price', { type: 'number', jsonSchema: { nullable: true } })
  .addProperty('owner', { type: 'string', jsonSchema: { nullable: true } })
  .addProperty('created', 'string');
const Thing = defineModelClass(Entity, definition);
const ThingRepository = defineCrudRepositoryClass(Thing);
const ThingController = defineCrudRestController(Thing, { basePath: '/things' });

async function start() {
  const app = new (RepositoryMixin(RestApplication))({ rest: { port: Number(process.env.PORT), host: '127.0.0.1' } });
  const memory = new juggler.DataSource({ name: 'memory', connector: 'memory' });
  const repository = new ThingRepository(memory);
  await repository.createAll(things);
  app.bind('repositories.ThingRepository').to(repository);
  require('@loopback/core').inject('repositories.ThingRepository')(ThingController, undefined, 0);
  app.controller(ThingController);
  await app.start();
}

void start();
