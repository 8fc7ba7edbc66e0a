// Reader of OSM XML 0.6 (`.osm`), as JOSM, the OSM API and Overpass write it. It reads
// a stream of text and hands over the elements of each piece as it goes; objects that
// JOSM marked as deleted are left out.
// https://wiki.openstreetmap.org/wiki/OSM_XML, …/wiki/JOSM_file_format

import { SaxesParser } from 'saxes';
import {
  type OsmBatch,
  type OsmElement,
  type OsmKind,
  type OsmRelation,
  osmKinds,
  type Tags,
} from './element.ts';
import { OsmError, type OsmErrorCode } from './osm-error.ts';

type Attributes = Readonly<Record<string, string>>;
type Member = OsmRelation['members'][number];

/** The element being read; what it turns out to lack is an error when it ends. */
interface Draft {
  readonly type: OsmKind;
  readonly attributes: Attributes;
  readonly nodes: number[];
  readonly members: Member[];
  tags: Record<string, string> | null;
}

const noTags: Tags = Object.freeze({});
const decimal = /^[+-]?\d+(\.\d*)?([eE][+-]?\d+)?$/;
const utcTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/;

/** The longest text between two tags that is taken for one, characters. */
const longestText = 1 << 24;

const isKind = (name: string, kinds: ReadonlySet<string> = osmKinds): name is OsmKind =>
  kinds.has(name);

/**
 * The elements of the kinds asked for.
 * Throws `OsmError`; what was handed over before is right.
 */
export async function* readXml(
  chunks: AsyncIterable<string> | Iterable<string>,
  kinds: ReadonlySet<OsmKind> = osmKinds,
): AsyncGenerator<OsmBatch> {
  const reader = makeReader(kinds);
  for await (const chunk of chunks) yield reader.read(chunk);
  yield reader.end();
}

function makeReader(kinds: ReadonlySet<OsmKind>) {
  const parser = new SaxesParser<{ xmlns: false }>({ xmlns: false });
  let elements: OsmElement[] = [];
  let asOf: string | null = null;
  let depth = 0;
  let draft: Draft | null = null;
  let remark: string | null = null;
  let ending = false;
  let sinceTag = 0;

  const fail = (code: OsmErrorCode, reason: string): never => {
    throw new OsmError(code, reason, `line ${parser.line}`);
  };
  const note = (time: string | undefined) => {
    if (time !== undefined && utcTime.test(time) && (asOf === null || time > asOf)) asOf = time;
  };

  parser.on('error', ({ message }) => {
    const reason = message.replace(/^\d+:\d+: /, '').replace(/\.$/, '');
    if (ending) fail('truncated', `the file ends early (${reason})`);
    fail('malformed_xml', reason);
  });
  parser.on('opentag', ({ name, attributes }) => {
    depth += 1;
    sinceTag = 0;
    if (depth === 1) {
      if (name !== 'osm') fail('not_osm', `the root is <${name}>, expected <osm>`);
      note(attributes.timestamp);
    } else if (depth === 2) {
      if (isKind(name, kinds)) {
        draft = { type: name, attributes, nodes: [], members: [], tags: null };
      } else if (name === 'meta') note(attributes.osm_base);
      else if (name === 'remark') remark = '';
    } else if (depth === 3 && draft) readChild(draft, name, attributes, fail);
  });
  parser.on('text', (text) => {
    if (remark !== null) remark += text;
  });
  parser.on('closetag', () => {
    depth -= 1;
    sinceTag = 0;
    if (depth !== 1) return;
    if (remark?.includes('error')) fail('incomplete', remark.trim());
    if (draft && !isDeleted(draft)) {
      note(draft.attributes.timestamp);
      elements.push(finish(draft, fail));
    }
    draft = null;
    remark = null;
  });

  const take = (): OsmBatch => {
    const batch = { elements, asOf };
    elements = [];
    return batch;
  };
  return {
    read: (chunk: string): OsmBatch => {
      sinceTag += chunk.length;
      parser.write(chunk);
      // The parser would gather it until memory ends.
      if (sinceTag > longestText) fail('malformed_xml', 'a text without an end');
      return take();
    },
    end: (): OsmBatch => {
      ending = true;
      parser.close();
      return take();
    },
  };
}

type Fail = (code: OsmErrorCode, reason: string) => never;

const isDeleted = ({ attributes }: Draft) =>
  attributes.action === 'delete' || attributes.visible === 'false';

const nameOf = ({ type, attributes }: Draft) => `${type} ${attributes.id ?? 'without an id'}`;

function readChild(draft: Draft, name: string, attributes: Attributes, fail: Fail) {
  const need = (key: string): string =>
    attributes[key] ??
    fail('missing_attribute', `${nameOf(draft)}: <${name}> has no attribute "${key}"`);
  if (name === 'tag') {
    draft.tags ??= {};
    draft.tags[need('k')] = need('v');
  } else if (name === 'nd' && draft.type === 'way') {
    draft.nodes.push(integer(draft, ['ref', need('ref')], fail));
  } else if (name === 'member' && draft.type === 'relation') {
    const type = need('type');
    const ref = integer(draft, ['ref', need('ref')], fail);
    if (isKind(type)) draft.members.push({ type, ref, role: attributes.role ?? '' });
  }
}

function finish(draft: Draft, fail: Fail): OsmElement {
  const need = (key: string): [string, string] => [
    key,
    draft.attributes[key] ??
      fail('missing_attribute', `${nameOf(draft)} has no attribute "${key}"`),
  ];
  const id = integer(draft, need('id'), fail);
  const tags = draft.tags ?? noTags;
  if (draft.type === 'way') return { type: 'way', id, nodes: draft.nodes, tags };
  if (draft.type === 'relation') return { type: 'relation', id, members: draft.members, tags };
  const lng = coordinate(draft, need('lon'), { most: 180, fail });
  const lat = coordinate(draft, need('lat'), { most: 90, fail });
  return { type: 'node', id, lng, lat, tags };
}

function integer(draft: Draft, [key, text]: readonly [string, string], fail: Fail): number {
  const value = /^-?\d+$/.test(text) ? Number(text) : Number.NaN;
  if (Number.isSafeInteger(value)) return value;
  return fail('bad_number', `${nameOf(draft)}: ${key} "${text}" is not a whole number`);
}

function coordinate(
  draft: Draft,
  [key, text]: readonly [string, string],
  { most, fail }: { most: number; fail: Fail },
): number {
  const degrees = decimal.test(text) ? Number(text) : Number.NaN;
  if (Number.isNaN(degrees)) {
    return fail('bad_number', `${nameOf(draft)}: ${key} "${text}" is not a number`);
  }
  if (Math.abs(degrees) <= most) return degrees;
  return fail('bad_coordinate', `${nameOf(draft)}: ${key} ${text} is beyond ±${most}°`);
}
