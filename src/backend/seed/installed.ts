/** The short way to say one installed product: at the item. */
import type { Row } from '../store/tables.js';

/** Under an id that no document can give, so that saying another product takes the place of the one before. */
export const installedAs = (installBaseItem: string, soldProduct: string): Row<'installedProduct'> => ({
  id: `${installBaseItem}:sold`,
  soldProduct,
  installBaseItem,
});
