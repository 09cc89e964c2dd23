import { countOf } from '../model/quantity.js';
import type { ServerCapacity } from '../model/serverLoad.js';

/** Streams where nothing says more or less; more than that were not measured. */
const usual = 4;
/** Two streams beat four where both servers share two cores with us (performance.md). */
const fewest = 2;
/** Sessions of a run on a server beside its streams: one that asks, and one that compares meanwhile or keeps the snapshot. */
const beside = 2;
/** Of the connections that are left, the share that a run may take. */
const shareOfFree = 0.75;

/** One of the two servers. */
export interface StreamEnd extends ServerCapacity {
  /** As people write it: `PostgreSQL`. */
  readonly name: string;
  /** It runs on the machine that we run on. */
  readonly isHere: boolean;
}

export interface StreamQuestion {
  /** The most that a person wants. */
  readonly most?: number | undefined;
  readonly source: StreamEnd;
  readonly target: StreamEnd;
  /** Processor cores of our own machine. */
  readonly cores: number;
  /** Tables and pieces of tables that can be worked on side by side. */
  readonly pieces: number;
  /** The pieces are whole tables: the target fills one fastest from one stream. */
  readonly areWhole?: boolean;
}

/** On a machine as small as that, shared with the target, one stream fills a table faster than two where the target's `fillsAlone` says so. */
export function isSmall(cores: number): boolean {
  return Math.floor(cores / 2) < fewest;
}

/** How many copies run side by side, and why that many, as sentences. */
export interface Streams {
  readonly streams: number;
  readonly reasons: readonly string[];
  /** A second lane reads ahead while one loads, and they take turns. */
  readonly inTurn?: boolean;
}

/** The least of what is wanted, what there is work for, and what the servers have room for; at least one. */
export function chooseStreams(question: StreamQuestion): Streams {
  const { most, pieces, areWhole = false } = question;
  const wanted = most === undefined ? byCores(question) : { streams: most, reason: `At most ${most} were asked for.` };
  const why = areWhole
    ? `on ${countOf(question.cores, 'core')} ${question.target.name} fills a table fastest from one`
    : 'by the sizes of the tables';
  const work = { streams: pieces, reason: `There is work for ${countOf(pieces, 'stream')}: ${why}.` };
  const rooms = [question.source, question.target].flatMap(roomOf);
  const bounds = [wanted, ...[work, ...rooms].filter(({ streams }) => streams < wanted.streams)];
  const streams = Math.max(1, Math.min(...bounds.map((bound) => bound.streams)));
  return { streams, reasons: bounds.map(({ reason }) => reason) };
}

interface Bound {
  readonly streams: number;
  readonly reason: string;
}

function byCores({ source, target, cores }: StreamQuestion): Bound {
  const ends = [source, target];
  const here = ends.filter(({ isHere }) => isHere);
  if (here.length > 0) {
    const names = here.map(({ name }) => name).join(' and ');
    const streams = Math.min(usual, Math.max(fewest, Math.floor(cores / 2)));
    return { streams, reason: `${names} and this process share a machine of ${countOf(cores, 'core')}.` };
  }
  const known = ends.flatMap(({ name, cores: told }) => (told === undefined ? [] : [{ name, told }]));
  if (known.length === 0) return { streams: usual, reason: 'Neither server tells its processors.' };
  const least = known.reduce((one, other) => (other.told < one.told ? other : one));
  return {
    streams: Math.min(usual, Math.max(1, least.told)),
    reason: known.map(({ name, told }) => `${name} has ${countOf(told, 'core')}.`).join(' '),
  };
}

function roomOf({ name, connections }: StreamEnd): Bound[] {
  if (connections === undefined) return [];
  const { most, open } = connections;
  const streams = Math.max(1, Math.floor((most - open) * shareOfFree) - beside);
  return [
    { streams, reason: `${name} has ${open} of ${most} connections open, and a quarter of the others stays free.` },
  ];
}
