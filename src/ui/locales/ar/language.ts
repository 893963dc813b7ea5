/** Plain Arabic is written with European digits here, as on the web pages it stands in. */
export const ar = 'ar-u-nu-latn';
