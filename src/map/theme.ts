// The colours of the map, one table for each theme. Paper and ink are those of the
// panel; water and green are quiet, streets the lightest thing on the ground, and the
// only saturated colours are what the person asked about: stations, route, reach.

import type { BlockKind, GreenKind, LabelKind } from '#core/basemap.ts';
import type { OpenState } from '#core/hours/opening.ts';
import type { ThemeName } from './scene.ts';

interface StreetColours {
  readonly fill: string;
  readonly casing: string;
}

export interface MapTheme {
  readonly paper: string;
  readonly surface: string;
  readonly ink: string;
  /** The person's own things: position, route. */
  readonly accent: string;
  readonly blocks: Readonly<Record<BlockKind, string>>;
  readonly green: Readonly<Record<GreenKind, string>>;
  readonly water: string;
  readonly shore: string;
  readonly building: string;
  readonly landmarkBuilding: string;
  readonly buildingEdge: string;
  readonly motorway: StreetColours;
  readonly primary: StreetColours;
  readonly street: StreetColours;
  readonly lane: StreetColours;
  readonly pedestrian: StreetColours;
  readonly path: string;
  /** The edges of a bridge. */
  readonly parapet: string;
  readonly rail: StreetColours;
  /** Over all that lies outside the service area. */
  readonly veil: { readonly colour: string; readonly opacity: number; readonly edge: string };
  /** Ground within reach, from the shortest cutoff to the longest, and its outlines. */
  readonly reach: {
    readonly near: string;
    readonly far: string;
    readonly opacity: number;
    readonly line: string;
    readonly text: string;
  };
  readonly routeCasing: string;
  readonly streetName: string;
  readonly waterName: string;
  readonly labels: Readonly<Record<LabelKind, string>>;
  readonly halo: string;
  readonly states: Readonly<Record<OpenState, string>>;
  /** Stations that the filters leave out. */
  readonly faint: string;
  /** Factor on outlines and strokes. */
  readonly stroke: number;
}

const day: MapTheme = {
  paper: '#F6F4EE',
  surface: '#FFFFFF',
  ink: '#16202A',
  accent: '#0B57A4',
  blocks: {
    residential: '#EFEBE1',
    commercial: '#F4E9DB',
    industrial: '#EAE8E4',
    education: '#F0EBE8',
    medical: '#F5E8E3',
    religious: '#F1E7D3',
    square: '#F5F0E6',
    other: '#EDEAE3',
  },
  green: { park: '#DCE8D0', garden: '#D6E5C8', grass: '#E5ECDA', wood: '#D3E1C6' },
  water: '#C5DDE8',
  shore: '#9DC2D3',
  building: '#E6DFD2',
  landmarkBuilding: '#DDD2BF',
  buildingEdge: '#C9BEA8',
  motorway: { fill: '#F9E3B4', casing: '#D3B06A' },
  primary: { fill: '#FEF6E1', casing: '#D9C79F' },
  street: { fill: '#FFFFFF', casing: '#D5CFC2' },
  lane: { fill: '#FCFAF6', casing: '#E0D9CB' },
  pedestrian: { fill: '#FBF5EA', casing: '#DFD3BF' },
  path: '#B9AC94',
  parapet: '#A59B87',
  rail: { fill: '#FFFFFF', casing: '#9B958C' },
  veil: { colour: '#F6F4EE', opacity: 0.4, edge: '#8B8577' },
  reach: { near: '#E9A23B', far: '#F2B65A', opacity: 0.18, line: '#C2701A', text: '#8A4500' },
  routeCasing: '#FFFFFF',
  streetName: '#4A5662',
  waterName: '#255A72',
  labels: {
    town: '#16202A',
    neighbourhood: '#515C68',
    locality: '#4A5662',
    landmark: '#754A1F',
    culture: '#754A1F',
    worship: '#754A1F',
    hospital: '#9A3338',
    school: '#5C5470',
    mall: '#74406B',
    station: '#23446E',
    park: '#2F5E2C',
    water: '#255A72',
  },
  halo: '#FFFFFF',
  states: { open: '#0B7A4B', closing: '#A85400', closed: '#56616D', unknown: '#6B4FA0' },
  faint: '#A9A396',
  stroke: 1,
};

const night: MapTheme = {
  paper: '#0F151B',
  surface: '#18212A',
  ink: '#EAF0F5',
  accent: '#8CC0FF',
  blocks: {
    residential: '#141C23',
    commercial: '#1B1F24',
    industrial: '#161B20',
    education: '#181C25',
    medical: '#1E1B22',
    religious: '#1F1D1C',
    square: '#1A2229',
    other: '#151B21',
  },
  green: { park: '#182B22', garden: '#1A3025', grass: '#16251F', wood: '#172A20' },
  water: '#16303F',
  shore: '#234A5E',
  building: '#1D262E',
  landmarkBuilding: '#28323B',
  buildingEdge: '#36434E',
  motorway: { fill: '#66573A', casing: '#0F151B' },
  primary: { fill: '#4A5058', casing: '#0F151B' },
  street: { fill: '#364653', casing: '#0F151B' },
  lane: { fill: '#2A3640', casing: '#0F151B' },
  pedestrian: { fill: '#333C42', casing: '#0F151B' },
  path: '#53616D',
  parapet: '#5B6C7A',
  rail: { fill: '#18212A', casing: '#566470' },
  veil: { colour: '#0F151B', opacity: 0.4, edge: '#7C8A97' },
  reach: { near: '#C68B3A', far: '#BC8335', opacity: 0.12, line: '#D99A45', text: '#FFCB82' },
  routeCasing: '#0F151B',
  streetName: '#A9B6C2',
  waterName: '#86B9D2',
  labels: {
    town: '#EAF0F5',
    neighbourhood: '#A6B2BD',
    locality: '#A9B6C2',
    landmark: '#D9B98C',
    culture: '#D9B98C',
    worship: '#D9B98C',
    hospital: '#EBA3A3',
    school: '#B9B2D2',
    mall: '#D9A9CF',
    station: '#A8C8F0',
    park: '#9CCB98',
    water: '#86B9D2',
  },
  halo: '#0F151B',
  states: { open: '#4ADE9C', closing: '#FFB45C', closed: '#9AA7B3', unknown: '#C3A9F2' },
  faint: '#5B6874',
  stroke: 1,
};

const black = '#000000';
const white = '#FFFFFF';
const glareAccent = '#0033A0';

const glare: MapTheme = {
  paper: white,
  surface: white,
  ink: black,
  accent: glareAccent,
  blocks: {
    residential: white,
    commercial: white,
    industrial: white,
    education: white,
    medical: white,
    religious: white,
    square: white,
    other: white,
  },
  green: { park: '#E9F1E2', garden: '#E9F1E2', grass: '#F3F7EF', wood: '#E9F1E2' },
  water: '#BFE0F2',
  shore: '#5A8CA6',
  building: '#EDEDED',
  landmarkBuilding: '#DADADA',
  buildingEdge: '#7A7A7A',
  motorway: { fill: '#D9D9D9', casing: black },
  primary: { fill: white, casing: '#3D3D3D' },
  street: { fill: white, casing: '#7A7A7A' },
  lane: { fill: white, casing: '#A6A6A6' },
  pedestrian: { fill: white, casing: '#7A7A7A' },
  path: '#7A7A7A',
  parapet: black,
  rail: { fill: white, casing: black },
  veil: { colour: white, opacity: 0, edge: black },
  reach: { near: '#B3C6EE', far: '#DEE6F8', opacity: 1, line: glareAccent, text: black },
  routeCasing: white,
  streetName: black,
  waterName: '#00304A',
  labels: {
    town: black,
    neighbourhood: black,
    locality: black,
    landmark: black,
    culture: black,
    worship: black,
    hospital: black,
    school: black,
    mall: black,
    station: black,
    park: black,
    water: '#00304A',
  },
  halo: white,
  states: { open: glareAccent, closing: black, closed: black, unknown: black },
  faint: '#7A7A7A',
  stroke: 1.5,
};

export const mapThemes: Readonly<Record<ThemeName, MapTheme>> = { day, night, glare };
