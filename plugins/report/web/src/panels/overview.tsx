import {useEffect, useState} from 'preact/hooks';
import {clusterCount, placesOf, sharedPairs} from '../copying';
import type {SharedPair} from '../copying';
import {index, suspectsOf} from '../data';
import type {DocumentSummary, ReportIndex} from '../data';
import {Name, Panel, Part, percent} from '../parts';
import {link, toComparison} from '../route';
import {grouped, useSpeech} from '../words';
import type {Word} from '../words';

const most = 6;

/** The answers that people look for first, each with the way to the rest. */
export function Overview() {
    const {say, language} = useSpeech();
    const {documents, quarantine, totals} = index as ReportIndex;
    const works = documents.reduce((sum, each) => sum + each.works.length, 0);
    const suspects = documents.reduce((sum, each) => sum + suspectsOf(each), 0);
    const facts: [Word, number, string][] = [
        ['overview.documents', totals.documents ?? documents.length, link(['documents'])],
        ['overview.works', works, link(['years'])],
        ['overview.clusters', clusterCount(), link(['copies'])],
        ['overview.suspects', suspects, link(['years'], {suspect: 1})],
        ['overview.failures', quarantine.length, link(['failures'])],
    ];
    return (
        <>
            <h1 class="unseen">{say('overview.title')}</h1>
            <Part what="documents" shown={documents.length} />
            <ul class="facts">
                {facts.map(([word, value, href]) => (
                    <li>
                        <a href={href} class={word === 'overview.failures' && value > 0 ? 'alarm' : ''}>
                            <b>{grouped(value, language)}</b> {say(word)}
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
            <p class="faint">{pairs === null ? '…' : say(pairs.length === 0 ? 'overview.alike.none' : 'overview.alike.hint')}</p>
            <ul class="plain" data-test="alike">
                {pairs?.map((pair) => {
                    const [a, b, copy] = placesOf(pair);
                    return (
                        <li>
                            <a class="pair" href={toComparison(a, b, copy?.cluster)}>
                                <b>{percent(Math.max(pair.ofA, pair.ofB))}</b>
                                <span><Name id={pair.a} /><br /><Name id={pair.b} /></span>
                            </a>
                        </li>
                    );
                })}
            </ul>
        </Panel>
    );
}

function SuspectDocuments({documents}: {documents: DocumentSummary[]}) {
    const {say} = useSpeech();
    const suspect = documents.filter((each) => suspectsOf(each) > 0)
        .sort((x, y) => suspectsOf(y) - suspectsOf(x)).slice(0, most);
    return (
        <Panel title={say('overview.suspect')} aside={<More href={link(['years'], {suspect: 1})} />}>
            {suspect.length === 0 && <p class="faint">{say('overview.suspect.none')}</p>}
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

