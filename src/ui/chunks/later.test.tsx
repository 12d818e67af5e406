import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import React from 'react';
import { later } from './later';

const Greeting = ({ name }: { name: string }) => <p>Hello {name}</p>;
const offline = () => Promise.reject(new Error('Loading chunk greeting failed.'));

describe('later(load, waiting)', () => {
  test('draws what waits, then the component; the second one at once', async () => {
    const load = jest.fn(async () => Greeting);
    const Later = later(load, <p>Loading</p>);
    const { unmount } = render(<Later name="Ada" />);
    expect(screen.getByText('Loading')).toBeInTheDocument();
    expect(await screen.findByText('Hello Ada')).toBeInTheDocument();
    unmount();
    render(<Later name="Bob" />);
    expect(screen.getByText('Hello Bob')).toBeInTheDocument();
    expect(load).toHaveBeenCalledTimes(1);
  });

  test('what was asked for early is asked for once, and drawn at once', async () => {
    const load = jest.fn(async () => Greeting);
    const Later = later(load);
    await Promise.all([Later.preload(), Later.preload()]);
    await Later.preload();
    render(<Later name="Ada" />);
    expect(screen.getByText('Hello Ada')).toBeInTheDocument();
    expect(load).toHaveBeenCalledTimes(1);
  });

  test('two that are drawn ask once', async () => {
    const load = jest.fn(async () => Greeting);
    const Later = later(load);
    render(
      <>
        <Later name="Ada" />
        <Later name="Bob" />
      </>
    );
    expect(await screen.findByText('Hello Ada')).toBeInTheDocument();
    expect(screen.getByText('Hello Bob')).toBeInTheDocument();
    expect(load).toHaveBeenCalledTimes(1);
  });

  test('a failure is said, and is not for ever', async () => {
    const load = jest.fn(async () => Greeting).mockImplementationOnce(offline);
    const Later = later(load);
    render(<Later name="Ada" />);
    expect(await screen.findByRole('alert')).toHaveTextContent(
      /could not be loaded \(Error: Loading chunk greeting failed\.\): try again, or reload the page/
    );
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('Hello Ada')).toBeInTheDocument();
    expect(load).toHaveBeenCalledTimes(2);
  });

  test('a failure of what was asked for early is no error of the page, and drawing asks again', async () => {
    const load = jest.fn(async () => Greeting).mockImplementationOnce(offline);
    const Later = later(load);
    await expect(Later.preload()).resolves.toBeUndefined();
    render(<Later name="Ada" />);
    expect(await screen.findByText('Hello Ada')).toBeInTheDocument();
  });

  test('whoever left hears nothing', async () => {
    const Later = later<{ name: string }>(offline);
    const { unmount } = render(<Later name="Ada" />);
    unmount();
    await Later.preload();
    expect(screen.queryByRole('alert')).toBeNull();
  });
});
