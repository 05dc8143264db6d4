import {clusterOf, detailsOf, readable} from '../copying';
import {excerpt, summaryOf, titleOf} from '../data';
import type {Cluster, ClusterDetails, Member, Place} from '../data';
import {Excerpt, LeftOut, Name, Panel, percent} from '../parts';
import {toComparison, toDocument} from '../route';
import type {Route} from '../route';
import {Rows} from '../virtual';
import {useSpeech} from '../words';
import {TemplatePanel} from './template';

const same = (x: Place, y: Place) =>
    x.document === y.document && x.begin === y.begin && x.end === y.end;

/** A group of copies: where they are, how like one another, and the template they share. */
export function ClusterPage({route}: {route: Route}) {
    const {say, named} = useSpeech();
    const id = route.path[1] ?? '';
    const cluster = clusterOf(id);
    if (!cluster) return <p class="notice">{say('cluster.missing', {id})}</p>;
    const {template, similarities, lineage} = detailsOf(id);
    return (
        <>
            <h1>{say('cluster.title', {excerpt: excerpt(readable(cluster), 40) || id})}</h1>
            <p class="lead">
                {say('cluster.lead', {unit: named('unit', cluster.unit), members: cluster.members.length})}
            </p>
            <Members cluster={cluster} />
            {template && <TemplatePanel template={template} cluster={cluster} />}
            <div class="columns wide">
                {similarities && cluster.members.length > 2 && <Likeness cluster={cluster} similarities={similarities} />}
                {lineage && lineage.length > 1 && <Lineage cluster={cluster} lineage={lineage} />}
            </div>
        </>
    );
}

function Members({cluster}: {cluster: Cluster}) {
    const {say} = useSpeech();
    const medoid = cluster.members.findIndex((member) => same(member, cluster.medoid));
    const partner = (member: Member, position: number): Member | undefined =>
        position === medoid ? cluster.members[member.nearest ?? -1] : cluster.members[medoid];
    return (
        <Rows count={cluster.members.length} estimate={56} role="table" label={say('copies.in')} class="members"
            head={
                <div class="rows-head" role="row" aria-rowindex={1}>
                    <span role="columnheader" class="c-similarity">{say('copies.similarity')}</span>
                    <span role="columnheader" class="c-document">{say('cluster.member')}</span>
                    <span role="columnheader" class="c-where">{say('cluster.compare')}</span>
                </div>
            }
            row={(position) => {
                const member = cluster.members[position];
                const other = partner(member, position);
                const summary = summaryOf(member.document);
                return (
                    <>
                        <span role="cell" class="c-similarity">
                            {position === medoid ? <b class="medoid">{say('cluster.medoid')}</b> : percent(member.similarity)}
                        </span>
                        <span role="cell" class="c-document">
                            <span class="faint">{position + 1}</span>{' '}
                            {summary ? <a href={toDocument(member.document, member)}><Name id={member.document} /></a>
                                : <><Name id={member.document} /> <LeftOut /></>}
                            <span class="faint clamp one">
                                {cluster.unit === 'document' ? summary && titleOf(summary) : <Excerpt place={member} length={40} />}
                            </span>
                        </span>
                        <span role="cell" class="c-where">
                            {other && summary && summaryOf(other.document) && <a class="button" href={toComparison(member, other, cluster.cluster)}>
                                {say('cluster.compare.with')} {other.document === member.document
                                    ? cluster.members.indexOf(other) + 1 : <Name id={other.document} />}
                            </a>}
                        </span>
                    </>
                );
            }} />
    );
}

const compared = 24;

function Likeness({cluster, similarities}:
    {cluster: Cluster; similarities: NonNullable<ClusterDetails['similarities']>}) {
    const {say} = useSpeech();
    const members = cluster.members.slice(0, compared);
    const value = new Map(similarities.flatMap(({a, b, similarity}): [string, number][] =>
        [[`${a} ${b}`, similarity], [`${b} ${a}`, similarity]]));
    return (
        <Panel title={say('cluster.heat')}>
            <div class="heat" tabIndex={0}>
                <table aria-label={say('cluster.heat')}>
                    <thead><tr><td />{members.map((each, at) => <th scope="col" title={each.document}>{at + 1}</th>)}</tr></thead>
                    <tbody>
                        {members.map((a, row) => (
                            <tr>
                                <th scope="row"><a href={toDocument(a.document, a)}>{row + 1} <Name id={a.document} /></a></th>
                                {members.map((b, column) => {
                                    if (row === column) return <td class="self" />;
                                    const similarity = value.get(`${row} ${column}`);
                                    if (similarity === undefined) return <td />;
                                    const text = `${a.document} – ${b.document}: ${percent(similarity)}`;
                                    const style = {background: `color-mix(in oklab, var(--heat) ${Math.round(100 * similarity ** 3)}%, transparent)`};
                                    if (!summaryOf(a.document) || !summaryOf(b.document)) return (
                                        <td><span class="cell" title={`${text} (${say('missing.mark')})`} style={style} /></td>
                                    );
                                    return (
                                        <td>
                                            <a class="cell" href={toComparison(a, b, cluster.cluster)} title={text} aria-label={text}
                                                style={style} />
                                        </td>
                                    );
                                })}
                            </tr>
                        ))}
                    </tbody>
                </table>
            </div>
        </Panel>
    );
}

interface Branch {
    member: number;
    depth: number;
    similarity: number | null;
}

/** The members as a tree, each under the one it comes from; members without a source are roots. */
function branches(cluster: Cluster, lineage: NonNullable<ClusterDetails['lineage']>): Branch[] {
    const children = new Map<number, {to: number; similarity: number}[]>();
    const targets = new Set<number>();
    for (const {from, to, similarity} of lineage) {
        children.set(from, [...(children.get(from) ?? []), {to, similarity}]);
        targets.add(to);
    }
    const found: Branch[] = [];
    const seen = new Set<number>();
    const pending: Branch[] = cluster.members.map((_, member) => ({member, depth: 0, similarity: null}))
        .filter(({member}) => !targets.has(member) && children.has(member)).reverse();
    while (pending.length > 0) {
        const branch = pending.pop() as Branch;
        if (seen.has(branch.member)) continue;
        seen.add(branch.member);
        found.push(branch);
        for (const child of children.get(branch.member) ?? []) {
            pending.push({member: child.to, depth: branch.depth + 1, similarity: child.similarity});
        }
    }
    return found;
}

function Lineage({cluster, lineage}:
    {cluster: Cluster; lineage: NonNullable<ClusterDetails['lineage']>}) {
    const {say} = useSpeech();
    const all = branches(cluster, lineage);
    return (
        <Panel title={say('cluster.lineage')} aside={<span class="faint">{say('cluster.lineage.hint')}</span>}>
            <Rows count={all.length} estimate={32} label={say('cluster.lineage')} class="lineage"
                row={(position) => {
                    const {member, depth, similarity} = all[position];
                    const place = cluster.members[member];
                    if (!place) return null;
                    return (
                        <span style={{paddingInlineStart: `${Math.min(depth, 12) * 1.2}em`}}>
                            {depth > 0 && <span class="faint" aria-hidden="true">└ </span>}
                            <a href={toDocument(place.document, place)}><Name id={place.document} /></a>
                            {similarity !== null && <span class="faint"> {percent(similarity)}</span>}
                        </span>
                    );
                }} />
        </Panel>
    );
}

