import type { Attachment } from '../../contract/attachment.js';
import type { Deps } from '../deps.js';
import type { Row } from '../store/tables.js';
import { isPicture } from './sniff.js';
import { type TicketHolder, writeTicket } from './tickets.js';

/** A file as its reader sees it, with an address that is this reader's own for some minutes. */
export const renderAttachment = async (
  deps: Deps,
  row: Row<'attachment'>,
  holder: TicketHolder,
): Promise<Attachment> => ({
  id: row.id,
  name: row.name,
  type: row.type,
  size: row.size,
  image: isPicture(row.type),
  url: `/v1/attachments/${row.id}?ticket=${await writeTicket(deps, holder, row.id)}`,
  createdAt: row.createdAt,
});
