/** The script a page loads: defines `<tro-ly-tieu-chuan>`. The bundle is skipped where it is defined already. */
import { AssistantElement } from './element.ts'

customElements.define('tro-ly-tieu-chuan', AssistantElement)
