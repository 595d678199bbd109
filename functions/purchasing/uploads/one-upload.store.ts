import type { Upload } from '../../../shared/contracts/uploads.js';
import type { Reader } from '../../platform/database/database.js';
import { refusal } from '../batches/refuse.js';
import { uploadView } from './upload-view.js';
import { rowCounts, sameRows, uploadInSight, type UploadInSight, type Viewer } from './uploads.store.js';

/** @throws Refusal when there is no such upload for the viewer */
export async function knownUpload(db: Reader, id: number, viewer: Viewer): Promise<UploadInSight> {
  const upload = await uploadInSight(db, id, viewer);
  if (!upload) throw refusal('missing', { code: 'upload-not-found', facts: { id } });
  return upload;
}

/** Uploads as their viewer may know them. */
export async function uploadViews(db: Reader, uploads: readonly UploadInSight[], viewer: Viewer): Promise<Upload[]> {
  const counts = await rowCounts(db, uploads.map(({ id }) => id), viewer);
  const same = await sameRows(db, uploads.map(({ rowsHash }) => rowsHash), viewer.id);
  return uploads.map((upload) => uploadView(upload, { viewer, counts, same }));
}

export async function oneUpload(db: Reader, id: number, viewer: Viewer): Promise<Upload> {
  const [view] = await uploadViews(db, [await knownUpload(db, id, viewer)], viewer);
  return view!;
}
