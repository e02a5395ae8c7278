using System.Net;
using System.Text;

namespace Lifecycle.Partnerships;

/// <summary>Writes a board report as one HTML page. Every text is encoded.</summary>
internal static class BoardReportHtml
{
    private const string Style =
        "body{font:15px/1.45 system-ui,sans-serif;max-width:48rem;margin:2rem auto;padding:0 1rem;color:#1b1b1b}"
        + "h1{font-size:1.5rem;margin:0}h2{font-size:1rem;margin:1.2rem 0 .3rem}ul{margin:0;padding-left:1.2rem}"
        + ".rating{display:inline-block;padding:.1rem .6rem;border-radius:.3rem;color:#fff;font-weight:600}"
        + ".red{background:#b3261e}.amber{background:#8a5a00}.green{background:#1e6b34}p{margin:.4rem 0}";

    public static string Of(BoardReport report)
    {
        var html = new StringBuilder();
        var rating = report.Rating.ToString();
        html.Append("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>")
            .Append(Encode(report.Partnership))
            .Append("</title>\n<style>")
            .Append(Style)
            .Append("</style>\n</head>\n<body>\n<h1>")
            .Append(Encode(report.Partnership))
            .Append("</h1>\n<p><span class=\"rating ")
            .Append(rating.ToLowerInvariant())
            .Append("\">")
            .Append(rating)
            .Append("</span> ")
            .Append(Encode($"{BoardReportSections.Standing(report)}. Report of {report.At.Day()}."))
            .Append("</p>\n");
        foreach (var (title, lines) in BoardReportSections.Of(report))
        {
            html.Append("<h2>").Append(title).Append("</h2>\n<ul>\n");
            foreach (var line in lines)
                html.Append("<li>").Append(Encode(line)).Append("</li>\n");
            html.Append("</ul>\n");
        }

        return html.Append("</body>\n</html>\n").ToString();
    }

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}
