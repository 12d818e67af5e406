import type { NavItem } from './navTree';
import { toPermissions } from './permissions';
import type { Role } from './role';

export interface IndexOptions {
  settings: unknown;
  theme: 'dark' | 'light';
  role: Role;
  /** Of the user's preferences, such as ko-KR. */
  language: string;
  navTree: NavItem[];
  /** Grafana's menu beside the page. */
  hasMenu: boolean;
  bundleHash: string;
}

/** The page that every address outside /api and /public answers with. */
export function buildIndexHtml({
  settings,
  theme,
  role,
  language,
  navTree,
  hasMenu,
  bundleHash,
}: IndexOptions): string {
  const bootData = {
    user: {
      isSignedIn: true,
      id: 1,
      login: 'admin',
      name: 'admin',
      email: 'admin@localhost',
      theme,
      lightTheme: theme === 'light',
      orgId: 1,
      orgName: 'Main Org.',
      orgRole: role,
      isGrafanaAdmin: role === 'Admin',
      timezone: 'utc',
      weekStart: 'browser',
      locale: 'en-US',
      language,
      permissions: toPermissions(role),
    },
    settings,
    navTree,
    assets: { dark: '', light: '', jsFiles: [] },
  };
  // "<" would end the script element early if a value holds "</script>".
  const json = JSON.stringify(bootData).replace(/</g, '\\u003c');
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width" />
    <base href="/" />
    <title>Leakscope workbench</title>
    <link rel="icon" href="data:," />
    <link rel="stylesheet" href="/host/host.css?${bundleHash}" />
  </head>
  <body class="theme-${theme}" data-menu="${hasMenu ? 'open' : 'closed'}">
    <div id="reactRoot"></div>
    <script>
      window.__grafana_public_path__ = '/public/';
      window.grafanaBootData = ${json};
    </script>
    <script type="module" src="/host/host.js?${bundleHash}"></script>
  </body>
</html>
`;
}
