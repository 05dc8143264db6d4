import {block, index, lengthOf, summaryOf} from './data';
import type {Cluster, ClusterDetails, CopyPair, Place, Span} from './data';

// What the tables of copies say. They may be large: each is unpacked when it is first asked for.

/** Two documents with all that they share. */
export interface SharedPair {
    a: string;
    b: string;
    /** How much of `a` stands in `b`, and of `b` in `a`: 0 to 1. */
    ofA: number;
    ofB: number;
    pairs: CopyPair[];
}

export const clusters = (): Cluster[] => block<Cluster[]>('table-clusters') ?? [];

/** The most typical member; where the page does not hold its text, the first that it holds. */
export const readable = (cluster: Cluster): Place => summaryOf(cluster.medoid.document) ? cluster.medoid
    : cluster.members.find((member) => summaryOf(member.document)) ?? cluster.medoid;

let positions: Map<string, number> | undefined;

function positionOf(id: string): number | undefined {
    positions ??= new Map(clusters().map((each, position) => [each.cluster, position]));
    return positions.get(id);
}

export const clusterOf = (id: string | null): Cluster | undefined =>
    id === null ? undefined : clusters()[positionOf(id) ?? -1];

/** Clusters whose details the writer puts into one block. */
const group = 200;

export function detailsOf(id: string | null): ClusterDetails {
    const position = id === null ? undefined : positionOf(id);
    if (position === undefined) return {};
    return block<ClusterDetails[]>(`clusters-${Math.floor(position / group)}`)?.[position % group] ?? {};
}

let pairsOfRun: CopyPair[] | undefined;

/** Verified pairs; where the run wrote none, each member with its nearest fellow. */
export const copyPairs = (): CopyPair[] =>
    (pairsOfRun ??= block<CopyPair[]>('table-copies') ?? clusters().flatMap(nearestPairs));

function nearestPairs(cluster: Cluster): CopyPair[] {
    return cluster.members.flatMap((member): CopyPair[] => {
        const nearest = cluster.members[member.nearest ?? -1];
        if (!nearest) return [];
        return [{cluster: cluster.cluster, unit: cluster.unit, similarity: member.similarity,
            a: member, b: nearest}];
    });
}

function covered(spans: Span[]): number {
    let sum = 0;
    let reached = 0;
    for (const span of spans.sort((x, y) => x.begin - y.begin)) {
        sum += Math.max(0, span.end - Math.max(span.begin, reached));
        reached = Math.max(reached, span.end);
    }
    return sum;
}

/** How much of a document stands in the other: what its passages cover. Of documents that were
 * compared as wholes, how alike they are, or how much of the shorter one is in the longer, and no
 * more than the other one is long: a text that says one thing many times is like one that says it
 * once. NaN where the length of the document is not known. */
function shareOf(id: string, pairs: CopyPair[], side: (pair: CopyPair) => Place): number {
    const known = lengthOf(id);
    if (known === undefined) return NaN;
    const length = Math.max(1, known);
    const passages = pairs.filter((pair) => pair.unit !== 'document')
        .map((pair): Span => ({begin: side(pair).begin, end: side(pair).end}));
    const wholes = pairs.filter((pair) => pair.unit === 'document').map((pair) => {
        const shorter = Math.min(pair.a.end - pair.a.begin, pair.b.end - pair.b.begin);
        const possible = Math.min(1, shorter / length);
        return Math.max(Math.min(pair.similarity, possible), (pair.containment ?? 0) * possible);
    });
    return Math.min(1, Math.max(covered(passages) / length, ...wholes));
}

/** The greater share of a pair that is known. */
export const greatest = (pair: SharedPair): number => Math.max(pair.ofA || 0, pair.ofB || 0);

/** Whether the page holds both texts. */
export const opens = (pair: SharedPair): boolean =>
    summaryOf(pair.a) !== undefined && summaryOf(pair.b) !== undefined;

function shares(): SharedPair[] {
    const found = new Map<string, Map<string, SharedPair>>();
    for (const pair of copyPairs()) {
        if (pair.a.document === pair.b.document) continue;
        const straight = pair.a.document < pair.b.document;
        const [a, b] = straight ? [pair.a, pair.b] : [pair.b, pair.a];
        const partners = found.get(a.document) ?? new Map<string, SharedPair>();
        found.set(a.document, partners);
        const shared = partners.get(b.document) ?? {a: a.document, b: b.document, ofA: 0, ofB: 0, pairs: []};
        partners.set(b.document, shared);
        shared.pairs.push(straight ? pair : {...pair, a, b});
    }
    const all = [...found.values()].flatMap((partners) => [...partners.values()]);
    for (const each of all) {
        each.ofA = shareOf(each.a, each.pairs, (pair) => pair.a);
        each.ofB = shareOf(each.b, each.pairs, (pair) => pair.b);
        each.pairs.sort((x, y) => y.a.end - y.a.begin - (x.a.end - x.a.begin));
    }
    return all.sort((x, y) =>
        greatest(y) - greatest(x) || (x.a < y.a ? -1 : 1));
}

let computed: SharedPair[] | undefined;
/** All pairs of documents that share something, those that share most first. */
export const sharedPairs = (): SharedPair[] => (computed ??= shares());

export const whole = (id: string): Place =>
    ({document: id, begin: 0, end: lengthOf(id) ?? 0});

/** The places that stand for a pair best: the whole documents where much of them is shared in
 * pieces, else the longest copy. */
export function placesOf(pair: SharedPair): [Place, Place, CopyPair | undefined] {
    const longest = pair.pairs[0];
    const share = (longest.a.end - longest.a.begin) / Math.max(1, lengthOf(pair.a) ?? 1);
    if (pair.pairs.length > 1 && share < 0.5 && greatest(pair) >= 0.5) {
        return [whole(pair.a), whole(pair.b), undefined];
    }
    return [longest.a, longest.b, longest];
}

/** All that two documents share; `a` of the answer is `a`. */
export function sharedBy(a: string, b: string): CopyPair[] {
    const found = sharedPairs().find((pair) => (pair.a === a && pair.b === b) || (pair.a === b && pair.b === a));
    if (!found) return [];
    return found.a === a ? found.pairs : found.pairs.map((pair) => ({...pair, a: pair.b, b: pair.a}));
}

/** What the run says that it has, without unpacking it. */
export const clusterCount = (): number => index?.totals.clusters ?? 0;
