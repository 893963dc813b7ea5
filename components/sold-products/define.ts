import { define } from '../../src/ui/define.js';
import { OrielSoldProducts } from './sold-products.js';

define('oriel-sold-products', OrielSoldProducts);

export { OrielSoldProducts };
