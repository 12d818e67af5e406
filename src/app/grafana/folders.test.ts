import { FakeGrafana } from '../testing/FakeGrafana';
import { ensureFolder, listFolders } from './folders';

const SHARED = { id: -1, uid: 'sharedwithme', title: 'Shared with me' };

test('listFolders() leaves out folders that are views of others, by uid and by id', async () => {
  const grafana = new FakeGrafana().install();
  grafana.folders = [SHARED, { id: -1, uid: 'later', title: 'Starred' } as never, { uid: 'a', title: 'A' }];
  expect(await listFolders()).toEqual([{ uid: 'a', title: 'A' }]);
});

test('ensureFolder(title) makes one of the title of such a view', async () => {
  const grafana = new FakeGrafana().install();
  grafana.folders = [SHARED];
  expect(await ensureFolder('Shared with me')).toMatchObject({ uid: 'f2', isNew: true });
});
