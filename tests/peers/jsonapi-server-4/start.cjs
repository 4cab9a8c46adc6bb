// https://github.com/holidayextras/jsonapi-server#the-tldr
const jsonApi = require('jsonapi-server');
const { colours, things } = require('../things.cjs');

const { Joi } = jsonApi;
jsonApi.setConfig({ port: Number(process.env.PORT), hostname: '127.0.0.1', protocol: 'http', base: 'rest' });
jsonApi.define({
  resource: 'things',
  handlers: new jsonApi.MemoryHandler(),
  attributes: {
    id: Joi.string(),
    name: Joi.string(),
    colour: Joi.string().valid(colours),
    size: Joi.number(),
    price: Joi.number().allow(null),
    owner: Joi.string().allow(null),
    created: Joi.string(),
  },
  examples: things.map((thing) => ({ ...thing, id: String(thing.id), type: 'things' })),
});
jsonApi.start();
