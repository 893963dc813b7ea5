import { OrielEvent } from './oriel-event.js';

export interface ServiceRequestDetail {
  /** Sold product that the service is for. */
  soldProduct: string;
  number: string;
  /** Ids of the catalog items that can be requested for it. */
  catalogItems: readonly string[];
}

/** Somebody wants to request a service for a sold product. Canceled: the page leads there in its own way. */
export class ServiceRequestEvent extends OrielEvent<ServiceRequestDetail> {
  static readonly type = 'oriel-service-request';
  constructor(detail: ServiceRequestDetail) {
    super(ServiceRequestEvent.type, detail, true);
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'oriel-service-request': ServiceRequestEvent;
  }
}
