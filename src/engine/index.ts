/** The engine's one door. */
export * from './identity';
export { ChunkError, loadChunk } from './chunks/loadChunk';
export { setCatalogue } from './language/catalogue';
export { say } from './language/say';
export { texts } from './language/texts';
export { textsIn } from './language/textsIn';
export { bytesAt } from './ageCurves/buildAgeCurve';
export { forecastLife } from './ageCurves/forecastLife';
export { judgeLives } from './ageCurves/judgeLives';
export { describeLives } from './diagnosis/describeLives';
export { describeNearestLimit, describePressure } from './diagnosis/describeSurroundings';
export type { Life, LifeEnd } from './ageCurves/life';
export { toLifePoints, type LifePoints } from './ageCurves/lifePoints';
export type { LivesFindings, LivesKind } from './ageCurves/livesFindings';
export { splitLivesOf, type Ending, type PodMemory } from './ageCurves/splitLivesOf';
export * from './cardinality/analyzeLabels';
export * from './cardinality/cardinalityLimits';
export * from './cardinality/cardinalityScoreDefinition';
export * from './cardinality/cardinalityScorePromql';
export * from './cardinality/clientLibraries';
export * from './cardinality/describeCause';
export * from './cardinality/evaluateCardinalityScore';
export * from './cardinality/explainMemory';
export * from './cardinality/findNames';
export * from './cardinality/fixes/buildFixes';
export * from './cardinality/fixes/exporters';
export * from './cardinality/fixes/fix';
export * from './cardinality/judgeTarget';
export * from './cardinality/metricFamily';
export * from './cardinality/targetHistory';
export * from './cardinality/valueShape';
export * from './checks/threshold';
export { alignFloors } from './cohorts/alignFloors';
export type { CohortSeries, Cohorts, MemberFinding, MemberReason, MemberState } from './cohorts/cohort';
export { compareCohorts } from './cohorts/compareCohorts';
export type { Coupling } from './coupling/coupling';
export { COUPLING_LIMITS } from './coupling/couplingLimits';
export { measureCoupling } from './coupling/measureCoupling';
export * from './diagnosis/diagnose';
export * from './diagnosis/diagnosis';
export * from './diagnosis/finding';
export { toCommand } from './diagnosis/nextStepsShell';
export { hasGrownSeries, nameSeriesCause } from './diagnosis/nameSeriesCause';
export { NOTHING_BESIDE } from './diagnosis/nothingBeside';
export type { SeriesCause } from './diagnosis/seriesCause';
export { measureMemory, type MeasuredMemory } from './diagnosis/measureMemory';
export * from './memory/detectCgroup';
export * from './memory/findEvictionLine';
export * from './memory/findGrowth';
export * from './memory/memoryLimits';
export * from './memory/memoryColumns';
export * from './memory/nearestLimit';
export * from './memory/nodeFinding';
export * from './memory/nodeLimits';
export * from './memory/parts';
export * from './memory/pressure';
export { lastKnown } from './stats/lastKnown';
export * from './memory/sample';
export * from './memory/splitHistory';
export * from './memory/splitMemory';
export type { Certainty } from './memory/partSpecs';
export type { RejectReason } from './memory/splitRow';
export * from './memory/splitNode';
export * from './memory/splitPod';
export * from './memory/splitPodHistory';
export * from './memory/tellsAnon';
export { escapeControls } from './text/escapeControls';
export { escapeUnsafe } from './text/escapeUnsafe';
export { toSize } from './memory/toSize';
export * from './memory/tolerance';
export { findSelectors, type FoundMatcher, type FoundSelector } from './promql/findSelectors';
export {
  checkLabelName,
  escapeRegex,
  labelList,
  matcher,
  quoteLabelValue,
  selector,
  type MatchOperator,
  utf8Matcher,
} from './promql/quotePromql';
export * from './rules/alertKinds';
export { buildAlertSpecs, DEFAULT_RULE_ID, type AlertSpec } from './rules/alertSpec';
export { NOTIFICATION_GROUPING } from './rules/alertTexts';
export {
  findEpisodes,
  groupWorst,
  worseOf,
  type Episode,
  type FiringRule,
  type LabelledValues,
} from './rules/backtest';
export * from './rules/buildRuleGroups';
export { checkRuleOptions } from './rules/checkRuleOptions';
export { formatRuleDuration, parseRuleDuration } from './rules/duration';
export * from './rules/fingerprintRule';
export * from './rules/grafanaRules';
export { buildNodeRules, DEFAULT_NODE_PREFIX } from './rules/nodeRules';
export { RULE_LIMITS } from './rules/ruleLimits';
export * from './rules/secondsToPressure';
export * from './rules/toGrafanaEditorLink';
export * from './rules/toGrafanaProvisioning';
export * from './rules/toGrafanaRecordingGroup';
export * from './rules/toGrafanaRuleGroup';
export * from './rules/toPrometheusRule';
export * from './rules/toRuleFile';
export * from './rules/toRuleId';
export { WORKLOAD_GROUP_LABEL } from './rules/workloadRules';
export * from './runtimes/fillRuntime';
export * from './runtimes/findRuntimeGrowth';
export * from './runtimes/processMetrics';
export * from './runtimes/readFigures';
export * from './runtimes/readRule';
export * from './runtimes/readRuntime';
export * from './runtimes/runtimeLimits';
export * from './runtimes/runtimes';
export * from './runtimes/runtimeSpec';
export * from './runtimes/splitProcesses';
export * from './runtimes/splitRuntime';
export * from './runtimes/titleRuntimePart';
export * from './score/combineParts';
export * from './score/evaluateLivesScore';
export * from './score/evaluateOomLoop';
export * from './score/evaluateScore';
export * from './score/evaluateScoreFromFloors';
export * from './score/gainsOfLives';
export * from './score/livesScoreDefinition';
export * from './score/oomLoopDefinition';
export { buildKillsExpr, buildOomLoopExpr } from './score/oomLoopPromql';
export * from './score/rangeEdge';
export * from './score/scoreChain';
export * from './score/scoreDefinition';
export * from './score/scoredParts';
export {
  buildFloorExpr,
  buildRecordedFloorExpr,
  buildScoreExpr,
  buildTopScoreExpr,
  MAX_QUERY_BYTES,
  toFloor,
} from './score/scorePromql';
export type { ScoreResult } from './score/scoreResult';
export { confirmRestarts, type RestartWitnesses } from './series/confirmRestarts';
export { buildScoreSource, type ScoreSource } from './score/scoreSource';
export * from './score/scoreState';
export { median } from './stats/quantile';
export { seededRandom } from './stats/seededRandom';
export { sumKnown } from './stats/sumKnown';
export * from './stats/theilSen';
export { FIGURES, type RuntimeFigures } from './tools/figures';
export * from './tools/reconcile';
export * from './tools/reportTools';
export * from './tools/tools';
export { SCREEN_MARKS, TERMINAL_MARKS } from './words/figureMarks';
export { formatAge } from './words/formatAge';
export { formatHours } from './words/formatHours';
export { formatBytes } from './words/formatBytes';
export { formatCount } from './words/formatCount';
export { formatDuration } from './words/formatDuration';
export { formatGrowth } from './words/formatGrowth';
export { formatRoundBytes } from './words/formatRoundBytes';
export { formatSeconds } from './words/formatSeconds';
export { formatShare } from './words/formatShare';
export { formatSignedBytes } from './words/formatSignedBytes';
export { formatSize } from './words/formatSize';
export { formatSpan, isExactSpan } from './words/formatSpan';
export { utf8Bytes } from './words/utf8Bytes';
export type { FleetCounts } from './workloads/fleetCounts';
export type { FleetFinding } from './workloads/fleetFinding';
export { groupByWorkload, sortByUrgency, toRowId } from './workloads/groupByWorkload';
export { findTemplateHash, guessWorkload } from './workloads/guessWorkload';
export { NO_POD_FACTS, resolveWorkload, type OwnerFact, type PodFacts } from './workloads/resolveWorkload';
export { findUrgency, ruleOf, type Urgency } from './workloads/urgency';
export type { Workload } from './workloads/workload';
export type { WorkloadFinding } from './workloads/workloadFinding';
export {
  JOB_OWNER,
  nameByPod,
  ownersByPod,
  POD_OWNER,
  RECORDED_OWNER,
  SET_OWNER,
  toNameByPod,
  toPodsPattern,
} from './workloads/workloadPromql';
export { describeTold } from './ticket/describeTold';
export { toTicket } from './ticket/toTicket';
export type { Told } from './ticket/told';
