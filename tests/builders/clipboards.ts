// What Word, Google Docs, Word on the web and LibreOffice put on the clipboard as HTML, modelled on what they write.

/** Word for Windows, with tracked changes, a comment and a footnote. */
export const wordClipboard = `<html xmlns:v="urn:schemas-microsoft-com:vml"
xmlns:o="urn:schemas-microsoft-com:office:office"
xmlns:w="urn:schemas-microsoft-com:office:word"
xmlns:m="http://schemas.microsoft.com/office/2004/12/omml"
xmlns="http://www.w3.org/TR/REC-html40">

<head>
<meta http-equiv=Content-Type content="text/html; charset=utf-8">
<meta name=ProgId content=Word.Document>
<meta name=Generator content="Microsoft Word 15">
<meta name=Originator content="Microsoft Word 15">
<link rel=File-List href="file:///C:/TEMP/msohtmlclip1/01/clip_filelist.xml">
<link rel=Edit-Time-Data href="file:///C:/TEMP/msohtmlclip1/01/clip_editdata.mso">
<!--[if !mso]>
<style>
v\\:* {behavior:url(#default#VML);}
o\\:* {behavior:url(#default#VML);}
</style>
<![endif]--><!--[if gte mso 9]><xml>
 <o:OfficeDocumentSettings>
  <o:AllowPNG/>
 </o:OfficeDocumentSettings>
</xml><![endif]-->
<!--[if gte mso 9]><xml>
 <w:WordDocument>
  <w:View>Normal</w:View>
  <w:Zoom>0</w:Zoom>
  <w:TrackMoves>false</w:TrackMoves>
  <w:SaveIfXMLInvalid>false</w:SaveIfXMLInvalid>
 </w:WordDocument>
</xml><![endif]--><!--[if gte mso 9]><xml>
 <w:LatentStyles DefLockedState="false" DefUnhideWhenUsed="false"
  DefSemiHidden="false" DefQFormat="false" DefPriority="99"
  LatentStyleCount="376">
  <w:LsdException Locked="false" Priority="0" QFormat="true" Name="Normal"/>
 </w:LatentStyles>
</xml><![endif]-->
<style>
<!--
 /* Font Definitions */
 @font-face
	{font-family:Wingdings;
	panose-1:5 0 0 0 0 0 0 0 0 0;
	mso-font-charset:2;}
 /* Style Definitions */
 p.MsoNormal, li.MsoNormal, div.MsoNormal
	{mso-style-unhide:no;
	mso-style-qformat:yes;
	mso-style-parent:"";
	margin:0cm;
	font-size:12.0pt;
	font-family:"Calibri",sans-serif;}
h1
	{mso-style-priority:9;
	mso-style-next:Normal;
	mso-outline-level:1;
	font-weight:normal;}
p.MsoListParagraph, li.MsoListParagraph, div.MsoListParagraph
	{mso-style-priority:34;
	margin-left:36.0pt;}
 /* List Definitions */
 @list l0
	{mso-list-id:1201746911;
	mso-list-type:hybrid;}
@list l0:level1
	{mso-level-number-format:bullet;
	mso-level-text:\uf0b7;
	font-family:Symbol;}
-->
</style>
<!--[if gte mso 10]>
<style>
 /* Style Definitions */
 table.MsoNormalTable
	{mso-style-name:"Table Normal";
	font-size:10.0pt;}
</style>
<![endif]-->
</head>

<body lang=EN-GB link="#0563C1" vlink="#954F72" style='tab-interval:36.0pt;
word-wrap:break-word'>
<!--StartFragment-->

<p class=MsoTitle>Day one<o:p></o:p></p>

<h2><a name="_Toc507"></a><a name="_GoBack"></a>Labour rights<o:p></o:p></h2>

<p class=MsoNormal><b>The facilitator</b> opened; <st1:country-region w:st="on"><st1:place
w:st="on">Kenya</st1:place></st1:country-region> <a
style='mso-comment-reference:SN_1;mso-comment-date:20180312T1010'><i>objected</i></a><span
class=MsoCommentReference><span style='font-size:8.0pt'><![if !supportAnnotations]><a
class=msocomanchor id="_anchor_1"
onmouseover="msoCommentShow('_anchor_1','_com_1')"
onmouseout="msoCommentHide('_com_1')" href="#_msocom_1" language=JavaScript
name="_msoanchor_1">[SN1]</a><![endif]><span style='mso-special-character:comment'>&nbsp;</span></span></span>
that States <del cite="mailto:Second%20note-taker" datetime="2018-03-12T10:20">may</del><ins
cite="mailto:Second%20note-taker" datetime="2018-03-12T10:20">shall</ins> protect all workers<a
style='mso-footnote-id:ftn1' href="#_ftn1" name="_ftnref1" title=""><span
class=MsoFootnoteReference><span style='mso-special-character:footnote'><![if !supportFootnotes]><span
class=MsoFootnoteReference><span lang=EN-GB style='font-size:12.0pt;
font-family:"Calibri",sans-serif;mso-fareast-font-family:Calibri'>[1]</span></span><![endif]></span></span></a>,
see <a href="https://example.org/draft?a=1&amp;b=2">the draft</a>.<span
style='display:none;mso-hide:all'>Not for print.</span><o:p></o:p></p>

<p class=MsoNormal><o:p>&nbsp;</o:p></p>

<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='font-family:Symbol;mso-fareast-font-family:Symbol;mso-bidi-font-family:
Symbol'><span style='mso-list:Ignore'>\uf0b7<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;
</span></span></span><![endif]>Brazil: in favour<o:p></o:p></p>

<p class=MsoListParagraphCxSpMiddle style='margin-left:72.0pt;mso-add-space:
auto;text-indent:-18.0pt;mso-list:l0 level2 lfo1'><![if !supportLists]><span
style='font-family:"Courier New";mso-fareast-font-family:"Courier New"'><span
style='mso-list:Ignore'>o<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;
</span></span></span><![endif]>with a <u>time limit</u><o:p></o:p></p>

<p class=MsoListParagraphCxSpMiddle style='margin-left:108.0pt;mso-add-space:
auto;text-indent:-18.0pt;mso-list:l1 level3 lfo2'><![if !supportLists]><span
style='mso-bidi-font-family:Calibri'><span style='mso-list:Ignore'>i)<span
style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp; </span></span></span><![endif]>of
ten years<o:p></o:p></p>

<p class=MsoListParagraphCxSpLast style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='font-family:Symbol'><span style='mso-list:Ignore'>\uf0b7<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;
</span></span></span><![endif]>Mexico: the same<o:p></o:p></p>

<p class=MsoQuote>Nobody is illegal.<o:p></o:p></p>

<p class=MsoNormal><span style='mso-no-proof:yes'><!--[if gte vml 1]><v:shape
 id="Picture_x0020_1" o:spid="_x0000_i1025" type="#_x0000_t75" style='width:200pt;
 height:100pt;visibility:visible'>
 <v:imagedata src="file:///C:/TEMP/msohtmlclip1/01/clip_image001.png" o:title=""/>
</v:shape><![endif]--><![if !vml]><img width=267 height=133
src="file:///C:/TEMP/msohtmlclip1/01/clip_image002.png" v:shapes="Picture_x0020_1"><![endif]></span><o:p></o:p></p>

<table class=MsoTableGrid border=1 cellspacing=0 cellpadding=0
 style='border-collapse:collapse;border:none;mso-border-alt:solid windowtext .5pt;
 mso-yfti-tbllook:1184;mso-padding-alt:0cm 5.4pt 0cm 5.4pt'>
 <tr style='mso-yfti-irow:0;mso-yfti-firstrow:yes'>
  <td width=150 rowspan=2 valign=top style='width:112.5pt;border:solid windowtext 1.0pt'>
  <p class=MsoNormal><b>State<o:p></o:p></b></p>
  </td>
  <td width=300 colspan=2 valign=top style='width:225.0pt;border:solid windowtext 1.0pt;
  border-left:none'>
  <p class=MsoNormal>View<o:p></o:p></p>
  </td>
 </tr>
 <tr style='mso-yfti-irow:1'>
  <td width=150 valign=top style='width:112.5pt'>
  <p class=MsoNormal>first week<o:p></o:p></p>
  </td>
  <td width=150 valign=top style='width:112.5pt'>
  <p class=MsoNormal>second week<o:p></o:p></p>
  </td>
 </tr>
 <tr style='mso-yfti-irow:2;mso-yfti-lastrow:yes'>
  <td width=150 valign=top style='width:112.5pt'>
  <p class=MsoNormal>Cuba<o:p></o:p></p>
  </td>
  <td width=150 valign=top style='width:112.5pt'>
  <p class=MsoNormal>against<o:p></o:p></p>
  </td>
  <td width=150 valign=top style='width:112.5pt'>
  <p class=MsoNormal>for<o:p></o:p></p>
  </td>
 </tr>
</table>

<p class=MsoNormal dir=RTL style='text-align:right;direction:rtl;unicode-bidi:
embed'><span lang=AR-SA style='font-family:"Arial",sans-serif;mso-ascii-font-family:
Calibri'>أكدت مصر أن <b>حقوق العمال</b> تشمل الجميع</span><span dir=LTR></span><span
dir=LTR></span><span lang=AR-SA><span dir=LTR></span>.</span><span dir=LTR><o:p></o:p></span></p>

<div style='mso-element:footnote-list'><![if !supportFootnotes]><br clear=all>

<hr align=left size=1 width="33%">

<![endif]>

<div style='mso-element:footnote' id=ftn1>

<p class=MsoFootnoteText><a style='mso-footnote-id:ftn1' href="#_ftnref1"
name="_ftn1" title=""><span class=MsoFootnoteReference><span style='mso-special-character:
footnote'><![if !supportFootnotes]><span class=MsoFootnoteReference>[1]</span><![endif]></span></span></a>
As the chair counted.<o:p></o:p></p>

</div>

</div>

<div style='mso-element:comment-list'><![if !supportAnnotations]>

<hr class=msocomoff align=left size=1 width="33%">

<![endif]>

<div style='mso-element:comment'><![if !supportAnnotations]>

<div id="_com_1" class=msocomtxt language=JavaScript
onmouseover="msoCommentShow('_anchor_1','_com_1')"
onmouseout="msoCommentHide('_com_1')"><![endif]><span style='mso-comment-author:
"Second note-taker"'><![if !supportAnnotations]><a name="_msocom_1"></a><![endif]></span>

<p class=MsoCommentText><span class=MsoCommentReference><span style='font-size:
8.0pt'><span style='mso-special-character:comment'>&nbsp;<![if !supportAnnotations]><a
class=msocomoff href="#_msoanchor_1">[SN1]</a><![endif]></span></span></span>Or only
asked?<o:p></o:p></p>

<![if !supportAnnotations]></div>

<![endif]></div>

</div>

<!--EndFragment-->
</body>

</html>
`

/** What it says, in text form. */
export const wordSays = [
  "# Day one",
  "## Labour rights",
  "**The facilitator** opened; Kenya *objected* that States shall protect all workers[1], see [the draft](https://example.org/draft?a=1&b=2)<!---->.",
  "- Brazil: in favour\n  - with a time limit\n    1. of ten years\n- Mexico: the same",
  "[check] Second note-taker: Or only asked?",
  "> Nobody is illegal.",
  "| **State** | View |  |\n|  | first week | second week |\n| Cuba | against | for |",
  "أكدت مصر أن **حقوق العمال** تشمل الجميع.",
  "[1] As the chair counted.",
].join("\n\n")

const run =
  "font-size:11pt;font-family:Arial,sans-serif;color:#000000;background-color:transparent;font-style:normal;font-variant:normal;text-decoration:none;vertical-align:baseline;white-space:pre;white-space:pre-wrap;"
const span = (words: string, weight = 400) =>
  `<span style="${run}font-weight:${weight};">${words}</span>`
const para = (content: string, more = "") =>
  `<p dir="ltr" style="line-height:1.38;margin-top:0pt;margin-bottom:0pt;"${more}>${content}</p>`
const item = (level: number, kind: string, words: string) =>
  `<li dir="ltr" style="list-style-type:${kind};font-size:11pt;font-family:Arial,sans-serif;color:#000000;background-color:transparent;font-weight:400;font-style:normal;font-variant:normal;text-decoration:none;vertical-align:baseline;white-space:pre;margin-left: ${level * 36}pt;" aria-level="${level}">${para(span(words), ' role="presentation"')}</li>`
const list = (tag: string, content: string) =>
  `<${tag} style="margin-top:0;margin-bottom:0;padding-inline-start:48px;">${content}</${tag}>`
const cell = (words: string, more = "") =>
  `<td${more} style="border-left:solid #000000 1pt;border-right:solid #000000 1pt;border-bottom:solid #000000 1pt;border-top:solid #000000 1pt;vertical-align:top;padding:5pt 5pt 5pt 5pt;overflow:hidden;overflow-wrap:break-word;">${para(span(words))}</td>`

/** Google Docs in a browser. */
export const googleClipboard = `<meta charset='utf-8'><meta charset="utf-8"><b style="font-weight:normal;" id="docs-internal-guid-5f2c1a90-7fff-2b1e-9f0a-1c2d3e4f5a6b"><h2 dir="ltr" style="line-height:1.38;margin-top:18pt;margin-bottom:6pt;"><span style="${run}font-size:16pt;font-weight:400;">Labour rights</span></h2>${para(
  `${span("The facilitator", 700)}${span(" opened; see ")}<a href="https://example.org/draft?a=1&amp;b=2" style="text-decoration:none;"><span style="${run}font-weight:400;color:#1155cc;text-decoration:underline;-webkit-text-decoration-skip:none;text-decoration-skip-ink:none;">the draft</span></a>${span(". They ")}<span style="${run.replace("font-style:normal", "font-style:italic")}font-weight:400;">all</span>${span(" agreed.")}<span style="${run}font-weight:400;"><br /></span>${span("After a break.")}`,
)}<br />${list("ul", `${item(1, "disc", "Brazil: in favour")}${list("ul", `${item(2, "circle", "with a time limit")}${list("ol", item(3, "lower-roman", "of ten years"))}`)}${item(1, "disc", "Mexico: the same")}`)}<br /><div dir="ltr" style="margin-left:0pt;" align="left"><table style="border:none;border-collapse:collapse;"><colgroup><col width="120" /><col width="120" /><col width="120" /></colgroup><tbody><tr style="height:0pt">${cell("State", ' rowspan="2"')}${cell("View", ' colspan="2"')}</tr><tr style="height:0pt">${cell("first week")}${cell("second week")}</tr><tr style="height:0pt">${cell("Cuba")}${cell("against")}${cell("for")}</tr></tbody></table></div><p dir="rtl" style="line-height:1.38;margin-top:0pt;margin-bottom:0pt;">${span("أكدت مصر أن ")}${span("حقوق العمال", 700)}${span(" تشمل الجميع.")}</p>${para(`<span style="${run}font-weight:400;"><span style="border:none;display:inline-block;overflow:hidden;width:200px;height:100px;"><img src="https://lh7-rt.googleusercontent.com/docsz/AD_4nX" width="200" height="100" style="margin-left:0px;margin-top:0px;" /></span></span>`)}</b><br class="Apple-interchange-newline">`

export const googleSays = [
  "## Labour rights",
  "**The facilitator** opened; see [the draft](https://example.org/draft?a=1&b=2)<!---->. They *all* agreed.",
  "After a break.",
  "- Brazil: in favour\n  - with a time limit\n    1. of ten years\n- Mexico: the same",
  "| State | View |  |\n|  | first week | second week |\n| Cuba | against | for |",
  "أكدت مصر أن **حقوق العمال** تشمل الجميع.",
].join("\n\n")

const webItem = (level: number, sign: string, words: string) =>
  `<div class="ListContainerWrapper SCXW104 BCX0" style="-webkit-user-drag: none; margin: 0px; padding: 0px; position: relative;"><ul class="BulletListStyle${level} SCXW104 BCX0" role="list" style="margin: 0px; padding: 0px; list-style-type: ${sign};"><li aria-setsize="-1" data-leveltext="" data-font="Symbol" data-listid="1" data-aria-posinset="1" data-aria-level="${level}" role="listitem" class="OutlineElement Ltr SCXW104 BCX0" style="margin: 0px 0px 0px ${level * 24}px; padding: 0px;"><p class="Paragraph SCXW104 BCX0" xml:lang="EN-GB" lang="EN-GB" paraid="1" paraeid="{a}{1}" style="margin: 0px; font-weight: normal; font-style: normal;"><span data-contrast="auto" class="TextRun SCXW104 BCX0" style="font-size: 12pt;"><span class="NormalTextRun SCXW104 BCX0">${words}</span></span><span class="EOP SCXW104 BCX0" data-ccp-props="{&quot;201341983&quot;:0}">&nbsp;</span></p></li></ul></div>`

/** Word on the web: each item a list of its own. */
export const wordOnlineClipboard = `<html><body><!--StartFragment--><div class="OutlineElement Ltr SCXW104 BCX0" style="margin: 0px; padding: 0px;"><p class="Paragraph SCXW104 BCX0" style="margin: 0px; font-weight: normal; font-style: normal;"><span class="TextRun MacChromeBold SCXW104 BCX0" style="font-weight: bold;"><span class="NormalTextRun SCXW104 BCX0">In favour</span></span><span class="TextRun SCXW104 BCX0" style="font-weight: normal;"><span class="NormalTextRun SCXW104 BCX0"> were:</span></span><span class="EOP SCXW104 BCX0">&nbsp;</span></p></div>${webItem(1, "disc", "Brazil")}${webItem(2, "circle", "in full")}${webItem(1, "disc", "Mexico")}<!--EndFragment--></body></html>`

export const wordOnlineSays = "**In favour** were:\n\n- Brazil\n  - in full\n- Mexico"

/** LibreOffice Writer. */
export const libreOfficeClipboard = `<!DOCTYPE html>
<html>
<head>
	<meta http-equiv="content-type" content="text/html; charset=utf-8"/>
	<title></title>
	<meta name="generator" content="LibreOffice 7.4.7.2 (Linux)"/>
	<style type="text/css">
		@page { size: 21cm 29.7cm; margin: 2cm }
		p { line-height: 115%; margin-bottom: 0.25cm; background: transparent }
		h2.western { font-family: "Liberation Sans", sans-serif; font-size: 16pt; font-weight: bold }
		td p { orphans: 0; widows: 0; background: transparent }
		a.sdfootnoteanc { font-size: 57% }
		a:link { color: #000080; so-language: zxx; text-decoration: underline }
	</style>
</head>
<body lang="en-GB" link="#000080" vlink="#800000" dir="ltr"><h2 class="western">
Labour
rights</h2>
<p style="line-height: 100%; margin-bottom: 0cm"><a name="__DdeLink__1"></a>
<b>The facilitator</b> opened<a class="sdfootnoteanc" name="sdfootnote1anc" href="#sdfootnote1sym"><sup>1</sup></a>;
see <a href="https://example.org/draft?a=1&amp;b=2"><font color="#000080"><span lang="zxx"><u>the draft</u></span></font></a>.
States <del cite="" datetime="2018-03-12T10:20:00">may</del><ins cite="" datetime="2018-03-12T10:20:00">shall</ins> agree.</p>
<ul>
	<li><p style="line-height: 100%; margin-bottom: 0cm">Brazil:
	in favour</p></li>
	<ul>
		<li><p style="line-height: 100%; margin-bottom: 0cm">with a time limit</p></li>
		<ol type="i">
			<li><p style="line-height: 100%; margin-bottom: 0cm">of ten years</p></li>
		</ol>
	</ul>
	<li><p style="line-height: 100%; margin-bottom: 0cm">Mexico: the same</p></li>
</ul>
<blockquote>Nobody is illegal.</blockquote>
<center>
	<table width="643" cellpadding="4" cellspacing="0">
		<col width="205"/><col width="205"/><col width="205"/>
		<thead>
			<tr valign="top"><th rowspan="2" width="205" style="border: 1px solid #000000"><p>State</p></th><th colspan="2" style="border: 1px solid #000000"><p>View</p></th></tr>
			<tr valign="top"><th><p>first week</p></th><th><p>second week</p></th></tr>
		</thead>
		<tbody>
			<tr valign="top"><td><p>Cuba</p></td><td><p>against</p></td><td><p>for</p></td></tr>
		</tbody>
	</table>
</center>
<p dir="rtl" style="line-height: 100%; margin-bottom: 0cm"><font face="Noto Sans Arabic"><span lang="ar-SA">أكدت مصر أن <b>حقوق العمال</b> تشمل
الجميع.</span></font></p>
<p><img src="data:image/png;base64,iVBORw0KGgo=" name="Image1" align="bottom" width="200" height="100" border="0"/>
</p>
<div id="sdfootnote1"><p class="sdfootnote-western"><a class="sdfootnotesym" name="sdfootnote1sym" href="#sdfootnote1anc">1</a>As the chair counted.</p>
</div></body>
</html>`

export const libreOfficeSays = [
  "## Labour rights",
  "**The facilitator** opened[1]; see [the draft](https://example.org/draft?a=1&b=2)<!---->. States shall agree.",
  "- Brazil: in favour\n  - with a time limit\n    1. of ten years\n- Mexico: the same",
  "> Nobody is illegal.",
  "| State | View |  |\n|---|---|---|\n| <!--th--> | first week<!--th--> | second week<!--th--> |\n| Cuba | against | for |",
  "أكدت مصر أن **حقوق العمال** تشمل الجميع.",
  "[1] As the chair counted.",
].join("\n\n")

/** A part of a web page as Chromium copies it, with the looks of each element spelt out. */
export const pageClipboard = `<meta charset='utf-8'><h3 style="box-sizing: border-box; color: rgb(33, 37, 41); font-weight: 500; white-space: normal;">Press release</h3><p style="box-sizing: border-box; font-weight: 400; text-align: start; white-space: normal; display: inline !important;">The Assembly <em style="box-sizing: border-box;">took note</em>&nbsp;of it, and said <q>no more</q>.<span>&nbsp;</span></p><pre><code>one
two</code></pre><figure><img src="https://example.org/a.jpg" srcset="https://example.org/b.jpg 2x" alt="A room"><figcaption>The room</figcaption></figure>`

export const pageSays =
  "### Press release\n\nThe Assembly *took note* of it, and said “no more”.\n\n`one`\n\n`two`\n\nThe room"
