import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import React, { useState } from 'react';
import { ListTable } from './ListTable';

const ROWS = [
  { id: 'a', rank: 1 },
  { id: 'b', rank: 2 },
];
type Row = (typeof ROWS)[number];

function Table({ open }: { open: (row: Row) => void }) {
  const [opened, setOpened] = useState<string | null>(null);
  return (
    <ListTable<Row, 'name'>
      {...{ rows: ROWS, columns: null, nameTitle: 'Name', caption: 'Rows', sort: null, open }}
      onSort={() => undefined}
      renderCell={() => null}
      renderCard={({ id }) => `row ${id}`}
      renderDetail={({ id }) => (opened === id ? <button>inside of {id}</button> : null)}
      toggle={({ id }) => setOpened(opened === id ? null : id)}
    />
  );
}

describe('ListTable', () => {
  const show = () => {
    const open = jest.fn();
    render(<Table open={open} />);
    const rowOf = (id: string) => screen.getByText(`row ${id}`).closest('tr')!;
    return { open, rowOf, inside: () => screen.queryByRole('button') };
  };

  test('Space opens the row, Escape closes it, and the row keeps the focus', async () => {
    const { open, rowOf, inside } = show();
    rowOf('a').focus();
    await userEvent.keyboard('{ArrowDown}[Space]');
    expect(inside()).toHaveTextContent('inside of b');
    await userEvent.keyboard('{Escape}');
    expect(inside()).toBeNull();
    expect(rowOf('b')).toHaveFocus();
    expect(open).not.toHaveBeenCalled();
  });

  test('Escape from what stands under the row closes it and leads back to it', async () => {
    const { rowOf, inside } = show();
    rowOf('a').focus();
    await userEvent.keyboard('[Space]');
    inside()!.focus();
    await userEvent.keyboard('{Escape}');
    expect(inside()).toBeNull();
    expect(rowOf('a')).toHaveFocus();
  });

  test('Escape on a closed row opens nothing', async () => {
    const { open, rowOf, inside } = show();
    rowOf('a').focus();
    await userEvent.keyboard('{Escape}');
    expect(inside()).toBeNull();
    expect(open).not.toHaveBeenCalled();
  });
});
