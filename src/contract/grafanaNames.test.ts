import { OrgRole } from '@grafana/data';
import { resolveSelectors, versionedPages } from '@grafana/e2e-selectors';
import { buildGrafanaGroup, toGrafanaEditorLink } from '../engine';
import { GRAFANA_EDITORS, GRAFANA_PAGES } from './grafanaNames';

const VERSIONS = ['11.6.0', '12.4.0', '13.2.0'];

test('GRAFANA_EDITORS are roles of @grafana/data', () => {
  expect(GRAFANA_EDITORS).toEqual([OrgRole.Editor, OrgRole.Admin]);
});

describe.each(VERSIONS)('pages of Grafana %s, as its own selectors name them', (version) => {
  const pages = resolveSelectors(versionedPages, version);

  test('GRAFANA_PAGES.editDatasource(uid)', () => {
    expect(GRAFANA_PAGES.editDatasource('u')).toBe(`/connections${pages.EditDataSource.url('u')}`);
  });

  test('the address of the rule editor', () => {
    const [rule] = buildGrafanaGroup({}, { datasourceUid: 'p' }).rules;
    const link = toGrafanaEditorLink(rule, { folder: null, group: 'g' });
    // Both open it: /alerting/new takes the kind of the rule from what it is given.
    expect(`${pages.Alerting.AddAlertRule.url}?`.startsWith(link.split('?')[0])).toBe(true);
  });
});
