"""A report as a Word document: headings, sentences, tables and charts that Word itself draws."""

from collections.abc import Sequence
from io import BytesIO
from typing import Any

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from tracker.quarterly.charts import chart_frame, chart_part
from tracker.quarterly.contents import Chart, Contents, Section, Table
from workforce.web.cell_values import clean

INK = RGBColor(0x15, 0x4B, 0x55)
QUIET = RGBColor(0x50, 0x5A, 0x5F)
HEAD = "DCE7E8"
FONT = "Arial"
#: Word's own name of its list of points.
BULLETS = "List Bullet"


def write_word(contents: Contents) -> bytes:
    """The report as a .docx; what anyone typed is text, and nothing in it is a field or a link."""
    document = Document()
    _set_up(document, contents)
    document.add_heading(contents.title, level=0)
    _quiet(document, contents.subtitle)
    for line in contents.opening:
        document.add_paragraph(line)
    for number, section in enumerate(contents.sections, start=1):
        _section(document, section, number)
    document.add_heading("Where the figures come from", level=1)
    for line in contents.closing:
        _quiet(document, line)
    content = BytesIO()
    document.save(content)
    return content.getvalue()


def _set_up(document: WordDocument, contents: Contents) -> None:
    about = document.core_properties
    names = (contents.title, contents.author, contents.subtitle)
    about.title, about.author, about.subject = map(clean, names)
    about.language, about.comments = "en-GB", ""
    page = document.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin = page.right_margin = Cm(2.2)
    page.top_margin = page.bottom_margin = Cm(2)
    for name, size in (("Normal", 10.5), ("Title", 22), ("Heading 1", 15), ("Heading 2", 12)):
        style: Any = document.styles[name]
        style.font.name, style.font.size = FONT, Pt(size)
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for kind in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
            fonts.attrib.pop(qn(kind), None)
        for kind in ("w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"):
            fonts.set(qn(kind), FONT)
        if name != "Normal":
            style.font.color.rgb = INK
    normal: Any = document.styles["Normal"]
    normal.paragraph_format.space_after = Pt(6)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "en-GB")
    normal.element.get_or_add_rPr().append(language)
    _numbered_pages(page.footer.paragraphs[0], contents.subtitle)


def _numbered_pages(paragraph: Any, words: str) -> None:
    paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    _small(paragraph, f"{words}, page ")
    # Each part in a run of its own: what stands for the number has the look of its own run.
    for kind in ("begin", "", "separate", "1", "end"):
        run = _small(paragraph, kind if kind.isdigit() else "")
        if kind and not kind.isdigit():
            part = OxmlElement("w:fldChar")
            part.set(qn("w:fldCharType"), kind)
            run._r.append(part)
        elif not kind:
            part = OxmlElement("w:instrText")
            part.text = "PAGE"
            run._r.append(part)


def _small(paragraph: Any, text: str) -> Any:
    run = paragraph.add_run(text)
    run.font.size, run.font.color.rgb = Pt(8.5), QUIET
    return run


def _quiet(document: WordDocument, text: str) -> None:
    run = document.add_paragraph().add_run(text)
    run.font.color.rgb, run.font.size = QUIET, Pt(9.5)


def _section(document: WordDocument, section: Section, number: int) -> None:
    document.add_heading(section.title, level=1)
    for paragraph in section.words.splitlines():
        if paragraph.strip():
            document.add_paragraph(clean(paragraph))
    for line in section.sentences:
        document.add_paragraph(line, BULLETS)
    for place, chart in enumerate(section.charts):
        _chart(document, chart, number=number * 10 + place)
    for table in section.tables:
        _table(document, table)


def _chart(document: WordDocument, chart: Chart, *, number: int) -> None:
    document.add_heading(chart.title, level=2)
    if chart.is_empty:
        _quiet(document, "No month can be shown.")
        return
    relation = document.part.relate_to(*chart_part(chart, number=number, package=document.part.package))
    run = document.add_paragraph().add_run()
    run._r.append(parse_xml(chart_frame(chart, number=number, relation=relation)))


def _table(document: WordDocument, table: Table) -> None:
    document.add_heading(table.title, level=2)
    drawn = document.add_table(rows=1, cols=len(table.headings))
    drawn.style, drawn.alignment = "Table Grid", WD_TABLE_ALIGNMENT.LEFT
    _row(drawn.rows[0].cells, table.headings, is_heading=True, numbers=table.numbers)
    _repeats(drawn.rows[0])
    for values in table.rows:
        _row(drawn.add_row().cells, values, is_heading=False, numbers=table.numbers)
    document.add_paragraph()


def _row(cells: Sequence[Any], values: Sequence[str], *, is_heading: bool, numbers: frozenset[int]) -> None:
    for place, (cell, value) in enumerate(zip(cells, values, strict=True)):
        paragraph = cell.paragraphs[0]
        paragraph.paragraph_format.space_after = Pt(2)
        if place in numbers:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        run = paragraph.add_run(clean(value))
        run.font.size, run.font.bold = Pt(9.5), is_heading
        if is_heading:
            shade = OxmlElement("w:shd")
            for name, said in (("w:val", "clear"), ("w:color", "auto"), ("w:fill", HEAD)):
                shade.set(qn(name), said)
            cell._tc.get_or_add_tcPr().append(shade)


def _repeats(row: Any) -> None:
    """The heading of a table stands on each page that it runs over."""
    mark = OxmlElement("w:tblHeader")
    mark.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(mark)
