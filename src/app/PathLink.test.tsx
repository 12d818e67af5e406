import { config, locationService } from '@grafana/runtime';
import { fireEvent, render, screen } from '@testing-library/react';
import React from 'react';
import { PathLink } from './PathLink';

const PATH = '/d/fleet?var-namespace=a%26b%23c&from=now-7d';
const open = () => {
  locationService.push('/before');
  render(
    <PathLink path={PATH} icon="arrow-left">
      Back
    </PathLink>
  );
  return screen.getByRole('link', { name: 'Back' });
};
const whereAmI = () => locationService.getLocation().pathname + locationService.getLocation().search;

describe('<PathLink path icon>', () => {
  test('the address is the path, as it was encoded', () => {
    config.appSubUrl = '';
    expect(open()).toHaveAttribute('href', PATH);
  });

  test('a click goes there without loading the page anew', () => {
    const isLeft = fireEvent.click(open());
    expect(isLeft).toBe(false);
    expect(whereAmI()).toBe(PATH);
  });

  test.each([{ ctrlKey: true }, { metaKey: true }, { shiftKey: true }, { button: 1 }])(
    'a click with %j is left to the browser',
    (init) => {
      const link = open();
      // jsdom cannot leave the page.
      link.addEventListener('click', (event) => event.preventDefault(), { once: true });
      fireEvent.click(link, init);
      expect(whereAmI()).toBe('/before');
    }
  );
});
