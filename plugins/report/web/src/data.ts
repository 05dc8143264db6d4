import {gunzipSync} from 'fflate';
import {Offsets} from './offsets';

// What the writer puts into the page; src/index.cpp writes it. Positions are code points.

export interface Span {
    begin: number;
    end: number;
}
export interface Place extends Span {
    document: string;
}
export interface Evidence extends Span {
    term?: string;
    text?: string;
    not_before: string | null;
    not_after: string | null;
}
export interface Work extends Span {
    title: string | null;
}
export interface WorkYears extends Span {
    work: number;
    written: string | null;
    covers: string | null;
    confidence: number;
    evidence: Evidence[];
}
/** A year, or an amount, that is not what the document said once. */
export interface Suspect extends Span {
    text: string;
    before: string;
    after: string;
    edtf?: string | null;
    plausible?: string | null;
    confidence?: number;
    evidence: Evidence[];
}
export interface DocumentSummary {
    id: string;
    source: string;
    encoding: string;
    encoding_confidence: number;
    replaced: number;
    length: number;
    /** Rows of each layer, in the order of `ReportIndex.layers`. */
    counts: number[];
    /** The share of the text that stands in another document, too: 0 to 1. */
    copied: number;
    works: Work[];
    work_years: WorkYears[];
    /** The first of them; `suspect_count` counts all. */
    suspects: Suspect[];
    suspect_amounts: Suspect[];
    suspect_count: number;
}
export interface Quarantined {
    id: string;
    source: string;
    step: string;
    code: string;
    reason: string;
    offset: number | null;
}
export type Row = Span & Record<string, unknown>;
export interface Member extends Place {
    similarity: number;
    nearest: number | null;
}
export interface Cluster {
    cluster: string;
    unit: string;
    medoid: Place;
    members: Member[];
}
/** What is known of a cluster besides; opened when it is looked at. */
export interface ClusterDetails {
    similarities?: {a: number; b: number; similarity: number}[];
    lineage?: {from: number; to: number; similarity: number}[];
    template?: Template;
}
export interface CopyPair {
    cluster: string | null;
    unit: string;
    similarity: number;
    /** How much of the shorter one stands in the longer; where that is why they are listed. */
    containment?: number | null;
    a: Place;
    b: Place;
}
/** What a copy has in a slot; without a place where it has nothing there. */
export interface SlotValue {
    member: number;
    document: string;
    begin: number | null;
    end: number | null;
    text: string | null;
}
export interface Slot {
    kind: string;
    /** Where the slot's mark stands in the skeleton, in code points of it. */
    begin: number;
    end: number;
    values: SlotValue[];
}
export interface Template {
    cluster: string;
    unit: string;
    members: number;
    /** Of how many members there are values. */
    listed?: number;
    /** The part of the medoid that the skeleton has: 0 to 1. */
    common?: number;
    skeleton: string;
    slots: Slot[];
}
/** Words that stand in too many documents to be evidence of copying; the place is the first. */
export interface StockPhrase extends Place {
    documents: number;
    places: number;
}
export interface Run {
    palimpsest?: string;
    abi?: string;
    pipeline?: {file?: string; digest?: string; resolved?: string};
    plugins?: {name: string; version: string; digest?: string}[];
    counts?: Record<string, unknown>;
    counters?: Record<string, Record<string, number>>;
    threads?: number;
    seconds?: Record<string, number>;
}
export interface ReportIndex {
    format: number;
    title: string;
    language: string;
    run: Run;
    quarantine: Quarantined[];
    layers: string[];
    documents: DocumentSummary[];
    /** Documents with copies that the page has no room for, with their lengths. */
    left_out: [string, number][];
    /** Sums over all documents of the run, also those that the page has no room for. */
    found: {
        works: number;
        work_years: number;
        dated_works: number;
        suspects: number;
        suspect_documents: number;
    };
    /** What the run had, also where the page holds less of it: documents, and rows of tables. */
    totals: Record<string, number>;
}
export interface Body {
    offsets: Offsets;
    layers: Record<string, Row[]>;
}

function unpacked(element: HTMLElement): unknown {
    const binary = atob((element.textContent ?? '').trim());
    const bytes = new Uint8Array(binary.length);
    for (let at = 0; at < bytes.length; at++) bytes[at] = binary.charCodeAt(at);
    return JSON.parse(new TextDecoder().decode(gunzipSync(bytes)));
}

/** Without an index the page is the bare template, or a report that was cut short. */
function opened(): {index: ReportIndex | null; broken: boolean} {
    const element = document.getElementById('index');
    try {
        const index = element ? (unpacked(element) as ReportIndex) : null;
        return {index, broken: index === null && document.getElementById('d0') !== null};
    } catch {
        return {index: null, broken: true};
    }
}

export const {index, broken} = opened();

const blocks = new Map<string, unknown>();

/** A part of the page that is unpacked when it is first asked for; undefined where there is none. */
export function block<Content>(id: string): Content | undefined {
    if (!blocks.has(id)) {
        const packed = document.getElementById(id);
        blocks.set(id, packed ? unpacked(packed) : undefined);
    }
    return blocks.get(id) as Content | undefined;
}

const positions = new Map((index?.documents ?? []).map((each, position) => [each.id, position]));

export function summaryOf(id: string): DocumentSummary | undefined {
    const position = positions.get(id);
    return position === undefined ? undefined : index?.documents[position];
}

let leftOut: Map<string, number> | undefined;

/** Code points of a document, where the page knows of it. */
export function lengthOf(id: string): number | undefined {
    leftOut ??= new Map(index?.left_out ?? []);
    return summaryOf(id)?.length ?? leftOut.get(id);
}

/** What a run looks for: the layer it is in, and the step that makes it. */
const steps = {works: 'sections', years: 'years', copies: 'duplicates'} as const;
export type Sought = keyof typeof steps;
export const stepOf = (what: Sought): string => steps[what];

/** Whether a step of the run looked for it: nothing looked for is not nothing found. */
export const lookedFor = (what: Sought): boolean => index?.layers.includes(what) ?? false;

/** The documents that were looked at last, in that order. */
const bodies = new Map<number, Body>();
const keptOpen = 40;

function rawBody(position: number): {text: string; layers: Record<string, Row[]>} | undefined {
    const packed = document.getElementById(`d${position}`);
    return packed ? (unpacked(packed) as {text: string; layers: Record<string, Row[]>}) : undefined;
}

/** The text of the document at a position of the index, without keeping it. */
export const textAt = (position: number): string =>
    bodies.get(position)?.offsets.text ?? rawBody(position)?.text ?? '';

/** Nothing has to be unpacked to know what the page holds of a document. */
export function isOpen(id: string): boolean {
    const position = positions.get(id);
    return position === undefined || bodies.has(position);
}

/** Text and layers of a document; undefined when the page does not hold it. */
export function bodyOf(id: string): Body | undefined {
    const position = positions.get(id);
    if (position === undefined) return undefined;
    let body = bodies.get(position);
    bodies.delete(position);
    if (!body) {
        const raw = rawBody(position);
        if (!raw) return undefined;
        body = {offsets: new Offsets(raw.text), layers: raw.layers};
        if (bodies.size >= keptOpen) bodies.delete(bodies.keys().next().value as number);
    }
    bodies.set(position, body);
    return body;
}

/** The first line of a place that says something, cut. Empty when the page does not hold it. */
export function excerpt(place: Place, length = 60): string {
    const text = bodyOf(place.document)?.offsets.slice(place.begin, place.end) ?? '';
    const line = text.split('\n').find((each) => each.trim() !== '') ?? '';
    const points = [...line.trim()];
    return points.length > length ? `${points.slice(0, length).join('')}…` : line.trim();
}

/** What stands before and behind a place on its line, up to `count` code points of each. */
export function surroundings(place: Place, count: number): [string, string] {
    const offsets = bodyOf(place.document)?.offsets;
    if (!offsets) return ['', ''];
    const before = offsets.slice(Math.max(0, place.begin - count), place.begin).split('\n');
    const after = offsets.slice(place.end, place.end + count).split('\n');
    return [before[before.length - 1].trimStart(), after[0].trimEnd()];
}

export const titleOf = (document: DocumentSummary): string =>
    document.works.find((work) => work.title)?.title ?? '';

export const suspectsOf = (document: DocumentSummary): number => document.suspect_count;
