import { expect, it } from 'vitest'
import { Catalogue } from '../../core/catalogue.ts'
import { product, rule, standard } from '../../core/testing-content.ts'
import { findGaps, formatGaps } from './coverage.ts'
