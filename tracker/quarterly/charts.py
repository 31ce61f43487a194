"""A chart as Word has it (DrawingML), its values in it: drawn by Word, and to be restyled there."""

from typing import Any
from xml.sax.saxutils import escape, quoteattr

from docx.opc.packuri import PackURI
from docx.opc.part import Part

from tracker.quarterly.contents import Chart

TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/chart"
CONTENT = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
SPACES = (
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
#: English Metric Units in a centimetre.
EMU = 360_000
WIDTH, HEIGHT = 16, 6.5
COLOUR = "2B7A83"
FILL = f'<c:spPr><a:solidFill><a:srgbClr val="{COLOUR}"/></a:solidFill></c:spPr>'
LINE = f'<c:spPr><a:ln w="28575"><a:solidFill><a:srgbClr val="{COLOUR}"/></a:solidFill></a:ln></c:spPr>'
SMALL = (
    '<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="900"><a:latin typeface="Arial"/></a:defRPr>'
    '</a:pPr><a:endParaRPr lang="en-GB"/></a:p></c:txPr>'
)
GRID = (
    '<c:majorGridlines><c:spPr><a:ln><a:solidFill><a:srgbClr val="DDDDDD"/></a:solidFill></a:ln></c:spPr>'
    "</c:majorGridlines>"
)


def chart_part(chart: Chart, *, number: int, package: Any) -> tuple[Part, str]:
    """The part of the document that holds a chart, and how the document is related to it."""
    name = PackURI(f"/word/charts/chart{number}.xml")
    return Part(name, CONTENT, _drawn(chart).encode(), package), TYPE


def chart_frame(chart: Chart, *, number: int, relation: str) -> str:
    """Where a chart stands in the text, with its words for who does not see it."""
    wp = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
    return (
        f'<w:drawing xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:wp="{wp}" '
        f'{SPACES}><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{WIDTH * EMU}" cy="{int(HEIGHT * EMU)}"/>'
        f'<wp:docPr id="{number}" name="Chart {number}" descr={quoteattr(chart.alternative)}/>'
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart">'
        f'<c:chart r:id="{relation}"/></a:graphicData></a:graphic></wp:inline></w:drawing>'
    )


def _drawn(chart: Chart) -> str:
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><c:chartSpace {SPACES}>'
        '<c:roundedCorners val="0"/><c:chart><c:autoTitleDeleted val="1"/><c:plotArea><c:layout/>'
        '<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/><c:ser><c:idx val="0"/>'
        f'<c:order val="0"/><c:tx><c:v>{escape(chart.title)}</c:v></c:tx>{LINE}'
        f'<c:marker><c:symbol val="circle"/><c:size val="6"/>{FILL}</c:marker>{_labels(chart)}'
        f'<c:cat>{_months(chart)}</c:cat><c:val>{_numbers(chart)}</c:val><c:smooth val="0"/></c:ser>'
        '<c:marker val="1"/><c:axId val="1"/><c:axId val="2"/></c:lineChart>'
        f'{_axes(chart)}</c:plotArea><c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
        "</c:chartSpace>"
    )


def _labels(chart: Chart) -> str:
    hidden = "".join(f'<c:show{name} val="0"/>' for name in ("CatName", "SerName", "Percent", "BubbleSize"))
    return (
        f'<c:dLbls><c:numFmt formatCode="{_format(chart)}" sourceLinked="0"/>{SMALL}<c:dLblPos val="t"/>'
        f'<c:showLegendKey val="0"/><c:showVal val="1"/>{hidden}</c:dLbls>'
    )


def _format(chart: Chart) -> str:
    return "0&quot;%&quot;" if chart.is_share else "#,##0.#"


def _months(chart: Chart) -> str:
    points = "".join(
        f'<c:pt idx="{place}"><c:v>{escape(label)}</c:v></c:pt>'
        for place, (label, _) in enumerate(chart.values)
    )
    return f'<c:strLit><c:ptCount val="{len(chart.values)}"/>{points}</c:strLit>'


def _numbers(chart: Chart) -> str:
    points = "".join(
        f'<c:pt idx="{place}"><c:v>{value:g}</c:v></c:pt>'
        for place, (_, value) in enumerate(chart.values)
        if value is not None
    )
    return (
        f'<c:numLit><c:formatCode>General</c:formatCode><c:ptCount val="{len(chart.values)}"/>{points}'
        "</c:numLit>"
    )


def _axes(chart: Chart) -> str:
    end = '<c:max val="100"/>' if chart.is_share else ""
    return (
        '<c:catAx><c:axId val="1"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="0"/>'
        '<c:axPos val="b"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/>'
        f'<c:tickLblPos val="low"/>{SMALL}<c:crossAx val="2"/></c:catAx>'
        f'<c:valAx><c:axId val="2"/><c:scaling><c:orientation val="minMax"/>{end}<c:min val="0"/></c:scaling>'
        f'<c:delete val="0"/><c:axPos val="l"/>{GRID}'
        f'<c:numFmt formatCode="{_format(chart)}" sourceLinked="0"/><c:majorTickMark val="none"/>'
        f'<c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>{SMALL}<c:crossAx val="1"/></c:valAx>'
    )
