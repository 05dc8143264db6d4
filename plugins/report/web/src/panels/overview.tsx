import {useEffect, useState} from 'preact/hooks';
import {clusterCount, greatest, opens, placesOf, sharedPairs} from '../copying';
import type {SharedPair} from '../copying';
import {index, lookedFor, suspectsOf} from '../data';
import type {DocumentSummary, ReportIndex, Sought} from '../data';
import {LeftOut, Name, NotLookedFor, Panel, Part, percent} from '../parts';
import {link, toComparison} from '../route';
import {grouped, useSpeech} from '../words';
import type {Word} from '../words';

const most = 6;

/** The answers that people look for first, each with the way to the rest. */
export function Overview() {
    const {say, language} = useSpeech();
    const {documents, found, quarantine, totals} = index as ReportIndex;
    const left = (totals.documents ?? 0) > documents.length;
    const facts: [Word, number, string, Sought?][] = [
        ['overview.documents', totals.documents ?? documents.length, link(['documents'])],
        ['overview.works', found.works, link(['years']), 'works'],
        ['overview.clusters', clusterCount(), link(['copies']), 'copies'],
        ['overview.suspects', found.suspects, link(['years'], {suspect: 1}), 'years'],
        ['overview.failures', totals.quarantine ?? quarantine.length, link(['failures'])],
    ];
    return (
        <>
            <h1 class="unseen">{say('overview.title')}</h1>
            <Part what="documents" shown={documents.length} />
            {left && <p class="faint">{say('shown.chosen')}</p>}
            <ul class="facts">
                {facts.map(([word, value, href, what]) => (
                    <li>
                        <a href={href} class={word === 'overview.failures' && value > 0 ? 'alarm' : ''}>
                            {what && !lookedFor(what)
                                ? <><b>—</b> {say(word)}: {say('sought.no')}</>
                                : <><b>{grouped(value, language)}</b> {say(word)}</>}
                        </a>
                    </li>
                ))}
            </ul>
            <div class="columns">
                <Alike />
                <SuspectDocuments documents={documents} />
                <Failed />
            </div>
        </>
    );
}

function More({href}: {href: string}) {
    const {say} = useSpeech();
    return <a class="more" href={href}>{say('overview.all')}</a>;
}

function Alike() {
    const {say} = useSpeech();
    const [pairs, setPairs] = useState<SharedPair[] | null>(null);
    // The pairs take a moment in a large run: the page is shown before.
    useEffect(() => {
        const timer = setTimeout(() => setPairs(sharedPairs().slice(0, most)), 30);
        return () => clearTimeout(timer);
    }, []);
    return (
        <Panel title={say('overview.alike')} aside={<More href={link(['copies'])} />}>
            <NotLookedFor what={['copies']} />
            {lookedFor('copies') && <p class="faint">
                {pairs === null ? '…' : say(pairs.length === 0 ? 'overview.alike.none' : 'overview.alike.hint')}
            </p>}
            <ul class="plain" data-test="alike">
                {pairs?.map((pair) => {
                    const [a, b, copy] = placesOf(pair);
                    const both = (
                        <>
                            <b>{percent(greatest(pair))}</b>
                            <span><Name id={pair.a} /><br /><Name id={pair.b} /></span>
                        </>
                    );
                    return (
                        <li>
                            {opens(pair)
                                ? <a class="pair" href={toComparison(a, b, copy?.cluster)}>{both}</a>
                                : <span class="pair closed">{both}<LeftOut /></span>}
                        </li>
                    );
                })}
            </ul>
        </Panel>
    );
}

function SuspectDocuments({documents}: {documents: DocumentSummary[]}) {
    const {say} = useSpeech();
    const all = (index as ReportIndex).found.suspect_documents;
    const suspect = documents.filter((each) => suspectsOf(each) > 0)
        .sort((x, y) => suspectsOf(y) - suspectsOf(x)).slice(0, most);
    return (
        <Panel title={say('overview.suspect')} aside={<More href={link(['years'], {suspect: 1})} />}>
            <NotLookedFor what={['years']} />
            {lookedFor('years') && suspect.length === 0 &&
                <p class="faint">{all === 0 ? say('overview.suspect.none') : say('overview.suspect.left', {count: all})}</p>}
            {suspect.length > 0 && all > suspect.length &&
                <p class="faint">{say('overview.suspect.all', {count: all})}</p>}
            <ul class="plain" data-test="suspect">
                {suspect.map((each) => {
                    const first = each.suspects[0] ?? each.suspect_amounts[0];
                    return (
                        <li>
                            <a class="pair" href={link(['years'], {suspect: 1, q: each.id})}>
                                <b class="alarm">{suspectsOf(each)}</b>
                                <span>
                                    <Name id={each.id} /><br />
                                    <span class="suspect">{first.text}</span>
                                    {first.plausible && <> → {first.plausible}</>}
                                    {first.evidence[0] &&
                                        <span class="faint"> · {first.evidence.map((term) => term.term).join('、')}</span>}
                                </span>
                            </a>
                        </li>
                    );
                })}
            </ul>
        </Panel>
    );
}

function Failed() {
    const {say} = useSpeech();
    const failed = (index as ReportIndex).quarantine;
    return (
        <Panel title={say('overview.failed')} aside={failed.length > 0 && <More href={link(['failures'])} />}>
            {failed.length === 0 && <p class="faint">{say('overview.failed.none')}</p>}
            <ul class="plain" data-test="failed">
                {failed.slice(0, most).map((each) => (
                    <li><Name id={each.id} /><p class="faint clamp">{each.reason}</p></li>
                ))}
            </ul>
        </Panel>
    );
}

