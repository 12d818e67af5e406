import { config, getBackendSrv } from '@grafana/runtime';
import { TextLink } from '@grafana/ui';
import React, { useEffect, useState } from 'react';
import { PageFrame } from './PageFrame';

interface Link {
  href: string;
  text: string;
}

export function HomePage() {
  const [dashboards, setDashboards] = useState<Link[]>([]);
  useEffect(() => {
    getBackendSrv()
      .get<Array<{ url: string; title: string }>>('/api/search')
      .then((found) => setDashboards(found.map(({ url, title }) => ({ href: url, text: title }))));
  }, []);
  const apps = Object.keys(config.apps).map((id) => ({ href: `/a/${id}`, text: id }));
  const dataSources = Object.values(config.datasources).map(({ uid, name }) => ({
    href: `/connections/datasources/edit/${uid}`,
    text: name,
  }));
  return (
    <PageFrame title={`Grafana ${config.buildInfo.version} packages`}>
      <p>
        The built plugin on the packages that Grafana is made of, without a Grafana server. Panel editor, Explore and
        alerting belong to Grafana itself and are not here.
      </p>
      <Links title="Dashboards" links={dashboards} />
      <Links title="App" links={apps} />
      <Links title="Data sources" links={dataSources} />
    </PageFrame>
  );
}

function Links({ title, links }: { title: string; links: Link[] }) {
  return (
    <section>
      <h2>{title}</h2>
      <ul style={{ margin: '0 0 24px 24px' }}>
        {links.map(({ href, text }) => (
          <li key={href}>
            <TextLink href={href}>{text}</TextLink>
          </li>
        ))}
      </ul>
    </section>
  );
}
