import {index} from '../data';
import type {ReportIndex} from '../data';
import {DocumentLink, Name, Panel, Part, percent} from '../parts';
import {Rows} from '../virtual';
import {grouped, useSpeech} from '../words';

/** What could not be read or analyzed, and what was read with doubts. */
export function Failures() {
    const {say, language} = useSpeech();
    const {quarantine, documents, totals} = index as ReportIndex;
    const all = (totals.documents ?? documents.length) + (totals.quarantine ?? quarantine.length);
    const doubtful = documents.filter((each) => each.replaced > 0 || each.encoding_confidence < 0.8);
    return (
        <>
            <h1>{say('nav.failures')}</h1>
            <p class="lead">
                {quarantine.length > 0
                    ? say('failures.lead', {count: totals.quarantine ?? quarantine.length, all})
                    : say('failures.none')}
            </p>
            <Part what="quarantine" shown={quarantine.length} />
            {quarantine.length > 0 && (
                <Rows count={quarantine.length} estimate={110} label={say('nav.failures')} class="failures"
                    row={(position) => {
                        const each = quarantine[position];
                        return (
                            <article class="failure">
                                <h2><Name id={each.id} /></h2>
                                <p>
                                    <code>{each.code}</code> · {say('failures.step')} {each.step}
                                    {each.offset !== null &&
                                        <> · {say('failures.offset', {offset: grouped(each.offset, language)})}</>}
                                </p>
                                <p class="reason">{each.reason}</p>
                                <p class="faint">{each.source}</p>
                            </article>
                        );
                    }} />
            )}
            {doubtful.length > 0 && (
                <Panel title={say('failures.doubts')}>
                    <Rows count={doubtful.length} estimate={56} label={say('failures.doubts')} class="short"
                        row={(position) => {
                            const each = doubtful[position];
                            return (
                                <p>
                                    <DocumentLink document={each} />{' '}
                                    <span class="faint">
                                        {each.encoding}{' '}
                                        {each.replaced > 0 && say('document.replaced', {count: each.replaced})}{' '}
                                        {each.encoding_confidence < 0.8 &&
                                            say('document.encoding.doubt', {percent: percent(each.encoding_confidence)})}
                                    </span>
                                </p>
                            );
                        }} />
                </Panel>
            )}
        </>
    );
}
