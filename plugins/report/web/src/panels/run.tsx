import {index} from '../data';
import type {ReportIndex} from '../data';
import {Panel} from '../parts';
import {grouped, useSpeech} from '../words';

type Counts = Record<string, number>;

/** What ran, what it counted and how long it took. */
export function RunPanel() {
    const {say, language, named} = useSpeech();
    const {run} = index as ReportIndex;
    const counts = run.counts ?? {};
    const seconds = Object.entries(run.seconds ?? {});
    const longest = Math.max(0.001, ...seconds.map(([, each]) => each));
    const rows = {...(counts.layers as Counts), ...(counts.tables as Counts)};
    return (
        <>
            <h1>{say('nav.run')}</h1>
            <p class="lead">
                {say('run.version', {version: run.palimpsest ?? '?'})}
                {run.threads !== undefined && <> · {say('run.threads', {threads: run.threads})}</>}
                {typeof counts.input_bytes === 'number' && <> · {say('run.input', {
                    bytes: counts.input_bytes, text: counts.text_bytes as number,
                })}</>}
            </p>
            <div class="columns">
                <Panel title={say('run.timings')}>
                    <table class="bars">
                        <tbody>
                            {seconds.map(([name, value]) => (
                                <tr>
                                    <th scope="row">{name}</th>
                                    <td>
                                        <span class="bar" aria-hidden="true" style={{width: `${(60 * value) / longest}%`}} />
                                        {say('run.seconds', {seconds: value.toFixed(3)})}
                                    </td>
                                </tr>
                            ))}
                        </tbody>
                    </table>
                </Panel>
                <Panel title={say('run.counts')}>
                    <table>
                        <tbody>
                            {Object.entries(rows).map(([name, value]) => (
                                <tr><th scope="row">{named('layer', name)}</th><td>{grouped(value, language)}</td></tr>
                            ))}
                        </tbody>
                    </table>
                </Panel>
                <Panel title={say('run.counters')}>
                    {Object.entries(run.counters ?? {}).map(([step, values]) => (
                        <>
                            <h3>{step}</h3>
                            <table>
                                <tbody>
                                    {Object.entries(values).map(([name, value]) => (
                                        <tr><th scope="row">{name.replaceAll('_', ' ')}</th><td>{grouped(value, language)}</td></tr>
                                    ))}
                                </tbody>
                            </table>
                        </>
                    ))}
                </Panel>
                <Panel title={say('run.plugins')}>
                    <table>
                        <tbody>
                            {(run.plugins ?? []).map((each) => (
                                <tr><th scope="row">{each.name}</th><td>{each.version}</td></tr>
                            ))}
                        </tbody>
                    </table>
                </Panel>
            </div>
            {run.pipeline?.resolved && (
                <Panel title={`${say('run.pipeline')} ${run.pipeline.file ?? ''}`}>
                    <pre tabIndex={0}>{run.pipeline.resolved}</pre>
                </Panel>
            )}
        </>
    );
}
