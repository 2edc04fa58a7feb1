"""Career paths, facts, sources and levels of the catalogue."""

from collections.abc import Mapping

from planner.domain.career import NEED_LABELS, Career, Requirement
from planner.domain.catalogue import Fact, Source
from planner.domain.effort import LEVEL_BY_WORD, Level, LevelFactors
from planner.domain.skill import ChoiceGroup
from planner.storage.catalogue_files import (
    CatalogueFiles,
    entries,
    filled,
    level,
    link,
    listed,
    quotes,
    words,
)
from planner.storage.fields import Fields

ENTRY_LEVEL = "entry-level"
FACT_KINDS = (
    *("role", "comparison", "responsibility", "salary", "salary-today", "duration", "demand"),
    *("claim", "resource", "tension", "dated", "method"),
)


def read_careers(
    catalogue_files: CatalogueFiles, groups: Mapping[str, ChoiceGroup]
) -> tuple[dict[str, Career], Career]:
    """Return the career paths by their `order`, and the entry-level set."""
    found: dict[str, tuple[int, Career]] = {}
    for id_ in {*catalogue_files.stems("careers"), ENTRY_LEVEL}:
        file = catalogue_files.open("careers", f"{id_}.yaml")
        catalogue_files.mark(file, "career", id_)
        order = file.whole("order", 0, 1000) or 0
        found[id_] = (order, _career(id_, file, catalogue_files, groups))
        file.close()
    entry = found.pop(ENTRY_LEVEL)[1]
    by_order = sorted(found.values(), key=lambda pair: (pair[0], pair[1].id))
    return {career.id: career for _, career in by_order}, entry


def _career(
    id_: str, file: Fields, catalogue_files: CatalogueFiles, groups: Mapping[str, ChoiceGroup]
) -> Career:
    file.require("requirements")
    requirements: dict[str, Requirement] = {}
    for fields in listed(file, "requirements", "A requirement"):
        each = _requirement(fields, catalogue_files, groups)
        catalogue_files.mark(fields, "requirement", id_, each.skill)
        if each.skill and each.skill in requirements:
            message = f"“{each.skill}” is required twice."
            fields.reader.error(fields.line, "duplicate", message, "Keep one of the two.")
        requirements[each.skill] = each
    return Career(
        id_,
        name=filled(file, "name"),
        article_says=filled(file, "article_says"),
        requirements=tuple(each for skill, each in requirements.items() if skill),
        optional=words(file, "optional", catalogue_files.skills),
        note=file.text("note"),
        quotes=quotes(file),
    )


def _requirement(
    fields: Fields, catalogue_files: CatalogueFiles, groups: Mapping[str, ChoiceGroup]
) -> Requirement:
    fields.require("skill", "need")
    skill, group = (
        fields.word("skill", catalogue_files.skills),
        fields.word("group", groups) or None,
    )
    need = Requirement(skill, level(fields), fields.word("need", NEED_LABELS), group)
    fields.close()
    if group and skill and skill not in groups[group].members:
        message = f"“{skill}” is not a member of the group “{group}”."
        hint = fields.reader.guess(skill, groups[group].members)
        fields.reader.error(fields.line_of("group"), "group", message, hint)
    return need


def read_sources(file: Fields) -> dict[str, Source]:
    """Return the sources of sources.yaml."""
    sources = {}
    for id_, fields in entries(file, "The source"):
        title, url = filled(fields, "title"), link(fields, "url") or None
        seen, reliability = fields.text("seen"), filled(fields, "reliability")
        sources[id_] = Source(id_, title, url, seen, reliability)
        fields.close()
    return sources


def read_facts(file: Fields, catalogue_files: CatalogueFiles) -> tuple[Fact, ...]:
    """Return the facts of facts.yaml in its order."""
    facts = []
    for id_, fields in entries(file, "The fact"):
        fields.require("kind")
        fact = Fact(
            id=id_,
            kind=fields.word("kind", FACT_KINDS),
            text=filled(fields, "text"),
            quotes=quotes(fields),
            caveat=fields.text("caveat"),
            sources=words(fields, "sources", catalogue_files.sources),
            name=fields.text("name"),
            contrast=fields.text("contrast"),
            handling=fields.text("handling"),
            amount=fields.number("amount"),
            unit=fields.text("unit"),
        )
        if fact.amount is not None:
            fields.require("unit")
        fields.close()
        facts.append(fact)
    return tuple(facts)


def read_levels(file: Fields) -> tuple[LevelFactors, dict[Level, str]]:
    """Return the hour factors of levels.yaml and what each level means."""
    file.require(*LEVEL_BY_WORD)
    factors: dict[str, float] = {}
    meanings: dict[Level, str] = {}
    for word, each in LEVEL_BY_WORD.items():
        fields = file.mapping(word)
        if word in file.node.entries:
            fields.require("factor")
            meanings[each] = filled(fields, "meaning")
        factors[word] = fields.number("factor", 0.01, 100) or 1.0
        fields.close()
    file.close()
    if list(factors.values()) != sorted(factors.values()):
        message = "The factors of the levels do not rise."
        file.reader.error(file.line, "level", message, "A higher level takes at least as long.")
    return LevelFactors(**factors), meanings
