import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Backtest } from '../../src/collect/alerts/collectBacktest';
import { type AlertRule, buildRuleGroups, type RuleOptions, toRuleFile } from '../../src/engine';
import type { PrometheusBinaries } from '../prometheus/ensurePrometheus.mjs';
import { runTool } from '../prometheus/runTool.mjs';

const INTERVAL_SECONDS = 300;

export interface TestedBacktest {
  options: RuleOptions;
  /** What the alert reads: the values of its recorded series, and the labels of each. */
  series: Backtest['rows'];
  /** What the back-test says. */
  backtest: Backtest;
}

/**
 * Lets promtool evaluate the alert rule over the same values and compare, at each moment, which alerts fire: rejects with
 * its differences. All back-tests have to be of five minutes.
 */
export async function checkEpisodes(
  { promtool }: PrometheusBinaries,
  folder: string,
  backtests: readonly TestedBacktest[]
): Promise<number> {
  let firing = 0;
  const tests = backtests.map(({ options, series, backtest }, index) => {
    const rule = alertOf(options);
    const name = /leakscope:\w+/.exec(rule.expr)![0];
    writeFileSync(
      path.join(folder, `rules-${index}.yml`),
      toRuleFile([{ name: 'alerts', interval: '5m', rules: [{ ...rule, annotations: {} }] }])
    );
    const input = series.map(({ labels, values }) => ({
      series: `${name}{${Object.entries(labels)
        .map(([label, value]) => `${label}=${JSON.stringify(value)}`)
        .join(',')}}`,
      // Without a marker, Prometheus 2 would still see the value of one interval before.
      values: values.map((value) => (value === null ? 'stale' : String(value))).join(' '),
    }));
    const expectations = series[0].values.map((_, moment) => {
      const now = backtest.startSeconds + moment * INTERVAL_SECONDS;
      const alerts = backtest.rows.filter(({ episodes }) =>
        episodes.some(
          ({ startedSeconds, endedSeconds }) => startedSeconds <= now && (endedSeconds === null || now < endedSeconds)
        )
      );
      firing += alerts.length;
      return {
        eval_time: `${moment * INTERVAL_SECONDS}s`,
        alertname: rule.alert,
        exp_alerts: alerts.map(({ labels }) => ({ exp_labels: { ...rule.labels, ...labels } })),
      };
    });
    return { interval: '5m', input_series: input, alert_rule_test: expectations };
  });
  for (const [index, test] of tests.entries()) {
    const file = path.join(folder, `test-${index}.yml`);
    // JSON is YAML.
    const rules = [path.join(folder, `rules-${index}.yml`)];
    writeFileSync(file, JSON.stringify({ rule_files: rules, evaluation_interval: '5m', tests: [test] }));
    await runTool(promtool, ['test', 'rules', file]);
  }
  return firing;
}

/** The first alert of the options, as it stands in the rule file. */
export function alertOf(options: RuleOptions): AlertRule {
  return buildRuleGroups(options)
    .flatMap(({ rules }) => rules)
    .find((rule): rule is AlertRule => 'alert' in rule)!;
}
