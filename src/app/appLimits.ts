import type { Threshold } from '../engine';

/** Every number of the pages that decides something. */
export const APP_LIMITS = {
  listedRules: {
    value: 200,
    unit: 'rules',
    reason: 'More do not help anybody to find one: the page says how many there are.',
    source: 'Own choice: as many as the lists show',
  },
  lookedAtSources: {
    value: 5,
    unit: 'data sources',
    reason:
      'Each look is some twenty questions to its Prometheus: with more sources, the next ones are looked at on demand.',
    source: '1,393 requests with 60 sources, measured',
  },
  listedFolders: {
    value: 1000,
    unit: 'folders',
    reason: 'One page of the answer: with more, the wanted one can be named.',
    source: 'Grafana, /api/folders, limit',
  },
  testedRows: {
    value: 50,
    unit: 'rows',
    reason: 'Rows of a back-test on the page, those that fired first.',
    source: 'Own choice: the default length of lists',
  },
  drawnEpisodes: {
    value: 200,
    unit: 'bars a row',
    reason: 'A row is at most some hundred pixels wide.',
    source: 'Own choice',
  },
  requestSeconds: {
    value: 30,
    unit: 'seconds',
    reason: 'After this a request to Grafana counts as unanswered: something between cut it off.',
    source: 'Grafana, dataproxy.timeout',
  },
  nameLength: {
    value: 190,
    unit: 'characters',
    reason: 'Grafana refuses longer names of rules and groups.',
    source: 'Grafana, AlertRuleMaxTitleLength, AlertRuleMaxRuleGroupNameLength',
  },
  patternLength: {
    value: 500,
    unit: 'characters',
    reason: 'A pattern has room for a name of the longest kind and some more; a query stays below 16 KiB.',
    source: 'Own choice',
  },
  answerCharacters: {
    value: 300,
    unit: 'characters',
    reason: 'Of a message of the server this much is shown: proxies answer with whole pages.',
    source: 'Own choice',
  },
  nowLines: {
    value: 8,
    unit: 'lines a topic',
    reason: 'The page is read at night, on a phone: the first ones are the urgent ones, and a click shows all.',
    source: 'Own choice: two topics fit a screen of 1,440 x 900',
  },
  nowWorkloads: {
    value: 50,
    unit: 'rows',
    reason: 'As many as the list of the fleet, whose answer the data source has in its memory then.',
    source: 'The dashboard Leakscope / Fleet',
  },
  nowTargets: {
    value: 50,
    unit: 'rows',
    reason: 'As many as the list of the targets.',
    source: 'The dashboard Leakscope / Cardinality',
  },
  changedSince: {
    value: 86_400,
    unit: 'seconds',
    reason: 'A day before, at the same hour: the load of the day is the same, so that a change is one of the program.',
    source: 'Own choice: what changed since yesterday',
  },
  nodeForecast: {
    value: 7 * 86_400,
    unit: 'seconds',
    reason: 'A node that evicts later than this needs nobody now.',
    source: 'Own choice: the week of "Ends this week"',
  },
} as const satisfies Record<string, Threshold>;
