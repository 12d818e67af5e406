import { css, cx } from '@emotion/css';
import type { GrafanaTheme2, NavModelItem } from '@grafana/data';
import { config, locationService } from '@grafana/runtime';
import { useStyles2 } from '@grafana/ui';
import React from 'react';

/** As wide as Grafana's own when it is docked, which it is on wide windows only. */
const WIDTH_PX = 300;

interface Props {
  section: NavModelItem | null;
}

/** Grafana's menu as a width that pages lose, with the entries that lead to the app. */
export function Menu({ section }: Props) {
  const styles = useStyles2(getStyles);
  const tree: NavModelItem[] = config.bootData.navTree ?? [];
  return (
    <nav className={styles.menu} aria-label="Navigation">
      {tree.map((item) => (
        <ul key={item.url} className={styles.list}>
          <Entry item={item} section={section} />
          {item.children?.map((child) => (
            <Entry key={child.url} item={child} section={section} isChild />
          ))}
        </ul>
      ))}
    </nav>
  );
}

function Entry({ item, section, isChild = false }: Props & { item: NavModelItem; isChild?: boolean }) {
  const styles = useStyles2(getStyles);
  const open = (event: React.MouseEvent) => {
    event.preventDefault();
    locationService.push(item.url ?? '/');
  };
  return (
    <li className={cx(styles.entry, isChild && styles.child, section?.url === item.url && styles.active)}>
      <a href={item.url} onClick={open} aria-current={section?.url === item.url ? 'page' : undefined}>
        {item.text}
      </a>
    </li>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  menu: css({
    display: 'none',
    flex: 'none',
    width: WIDTH_PX,
    padding: theme.spacing(1),
    borderRight: `1px solid ${theme.colors.border.weak}`,
    background: theme.colors.background.primary,
    [theme.breakpoints.up('xl')]: { display: 'block' },
  }),
  list: css({ listStyle: 'none', margin: 0 }),
  entry: css({ padding: theme.spacing(0.75, 1), borderRadius: theme.shape.radius.default }),
  child: css({ marginLeft: theme.spacing(3), color: theme.colors.text.secondary }),
  active: css({ background: theme.colors.action.selected, color: theme.colors.text.primary }),
});
