// OGC API – Features, read-only, under /ogc: a desktop GIS opens this address and finds the
// collections by the links. Anybody may read it from anywhere.

import { type Context, Hono } from 'hono';
import type { ApiContext, ApiEnv } from './api-context.ts';
import {
  type Collection,
  collectionsOf,
  type Feature,
  largestPage,
  readSelection,
  select,
} from './ogc-features.ts';
import { refuse } from './problems.ts';

const conformsTo = ['core', 'geojson'].map(
  (part) => `http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/${part}`,
);
const geoJson = 'application/geo+json';
const crs84 = 'http://www.opengis.net/def/crs/OGC/1.3/CRS84';

export function createOgcApi({ areas, origin, behindProxy, now }: ApiContext): Hono<ApiEnv> {
  const app = new Hono<ApiEnv>();
  const collections = new Map(collectionsOf(areas.values()).map((one) => [one.id, one]));
  /** As the client sees it; a proxy in front has changed the address that arrives here. */
  const baseOf = (c: Context) => `${behindProxy ? origin : new URL(c.req.url).origin}/ogc`;

  app.use(async (c, next) => {
    await next();
    c.res.headers.set('Access-Control-Allow-Origin', '*');
  });
  app.use(async (c, next) => {
    const { f, ...rest } = c.req.query();
    const isItems = c.req.path.endsWith('/items');
    const isKnown =
      isItems || ((f === undefined || f === 'json') && Object.keys(rest).length === 0);
    return isKnown ? next() : refuse(c, 'bad_query');
  });

  app.get('/', (c) => {
    const base = baseOf(c);
    const type = 'application/json';
    return c.json({
      title: '15-minute service circle',
      description: 'Stations and programmes',
      links: [
        { rel: 'self', type, href: base },
        {
          rel: 'service-desc',
          type: 'application/vnd.oai.openapi+json;version=3.1',
          href: `${base.slice(0, -'/ogc'.length)}/api/openapi.json`,
        },
        { rel: 'conformance', type, href: `${base}/conformance` },
        { rel: 'data', type, href: `${base}/collections` },
      ],
    });
  });
  app.get('/conformance', (c) => c.json({ conformsTo }));
  app.get('/collections', (c) => {
    const base = baseOf(c);
    return c.json({
      links: [{ rel: 'self', type: 'application/json', href: `${base}/collections` }],
      collections: [...collections.values()].map((one) => describe(one, base)),
    });
  });

  const found = (c: Context): Collection | undefined => collections.get(c.req.param('id') ?? '');
  app.get('/collections/:id', (c) => {
    const collection = found(c);
    return collection ? c.json(describe(collection, baseOf(c))) : refuse(c, 'not_found');
  });
  app.get('/collections/:id/items', (c) => {
    const collection = found(c);
    if (!collection) return refuse(c, 'not_found');
    const selection = readSelection(c.req.query());
    if (typeof selection === 'string') return refuse(c, 'bad_query', { detail: selection });
    const matched = select(collection.features, selection);
    const { limit, offset } = selection;
    const page = matched.slice(offset, offset + limit);
    const at = (start: number) => {
      const query = new URLSearchParams({ ...c.req.query(), offset: String(start) });
      return `${baseOf(c)}/collections/${collection.id}/items?${query}`;
    };
    const type = geoJson;
    const links = [
      { rel: 'self', type, href: at(offset) },
      {
        rel: 'collection',
        type: 'application/json',
        href: `${baseOf(c)}/collections/${collection.id}`,
      },
      ...(offset + limit < matched.length ? [{ rel: 'next', type, href: at(offset + limit) }] : []),
      ...(offset > 0 ? [{ rel: 'prev', type, href: at(Math.max(0, offset - limit)) }] : []),
    ];
    const body = {
      type: 'FeatureCollection',
      timeStamp: new Date(now()).toISOString(),
      numberMatched: matched.length,
      numberReturned: page.length,
      features: page.map(withoutTime),
      links,
    };
    return c.body(JSON.stringify(body), 200, { 'Content-Type': geoJson });
  });
  app.get('/collections/:id/items/:feature', (c) => {
    const collection = found(c);
    const feature = collection?.features.find(({ id }) => id === c.req.param('feature'));
    if (!collection || !feature) return refuse(c, 'not_found');
    const base = `${baseOf(c)}/collections/${collection.id}`;
    const links = [
      { rel: 'self', type: geoJson, href: `${base}/items/${feature.id}` },
      { rel: 'collection', type: 'application/json', href: base },
    ];
    const body = JSON.stringify({ ...withoutTime(feature), links });
    return c.body(body, 200, { 'Content-Type': geoJson });
  });
  app.all('*', (c) => refuse(c, 'not_found'));
  return app;
}

const withoutTime = ({ time: _, ...feature }: Feature) => feature;

const describe = ({ id, title, description, bbox }: Collection, base: string) => ({
  id,
  title,
  description,
  itemType: 'feature',
  crs: [crs84],
  extent: { spatial: { bbox: [bbox], crs: crs84 } },
  links: [
    { rel: 'self', type: 'application/json', href: `${base}/collections/${id}` },
    { rel: 'items', type: geoJson, href: `${base}/collections/${id}/items` },
  ],
});

const parameter = (name: string, type: object) => ({ name, in: 'query', schema: type });
const answer = (type: string) => ({ 200: { description: 'Done', content: { [type]: {} } } });

/** For the OpenAPI document; a client learns from it the largest page. */
export const ogcPaths = {
  '/ogc': { get: { responses: answer('application/json') } },
  '/ogc/conformance': { get: { responses: answer('application/json') } },
  '/ogc/collections': { get: { responses: answer('application/json') } },
  '/ogc/collections/{id}': { get: { responses: answer('application/json') } },
  '/ogc/collections/{id}/items': {
    get: {
      parameters: [
        parameter('limit', { type: 'integer', minimum: 1, maximum: largestPage, default: 100 }),
        parameter('offset', { type: 'integer', minimum: 0, default: 0 }),
        parameter('bbox', { type: 'string' }),
        parameter('datetime', { type: 'string' }),
      ],
      responses: answer(geoJson),
    },
  },
  '/ogc/collections/{id}/items/{feature}': { get: { responses: answer(geoJson) } },
};
