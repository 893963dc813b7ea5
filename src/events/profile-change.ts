import type { OwnProfile } from '../contract/viewer.js';
import { OrielEvent } from './oriel-event.js';

export type ProfileChangeDetail = Pick<OwnProfile, 'id' | 'kind' | 'name'>;

/** Another of the person's own profiles was chosen. Canceled: it stays as it is, and the page changes in its own way. */
export class ProfileChangeEvent extends OrielEvent<ProfileChangeDetail> {
  static readonly type = 'oriel-profile-change';
  constructor(detail: ProfileChangeDetail) {
    super(ProfileChangeEvent.type, detail, true);
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'oriel-profile-change': ProfileChangeEvent;
  }
}
