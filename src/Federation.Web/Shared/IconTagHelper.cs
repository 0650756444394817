using System.Collections.Frozen;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Federation.Web.Shared;

/// <summary><c>&lt;icon name="arrow" /&gt;</c>: a line drawing that the words beside it explain, so hidden from screen readers.</summary>
[HtmlTargetElement("icon", TagStructure = TagStructure.WithoutEndTag)]
public sealed class IconTagHelper : TagHelper
{
    private static readonly FrozenDictionary<string, string> Paths = new Dictionary<string, string>
    {
        ["arrow"] = "M5 12h14m-6-6 6 6-6 6",
        ["bag"] = "M4 8h16v11H4zM9 8V5h6v3",
        ["bell"] = "M6 16V11a6 6 0 0 1 12 0v5l2 2H4zm4 4h4",
        ["calendar"] = "M4 6h16v14H4zm0 5h16M8 3v5m8-5v5",
        ["cap"] = "m2 10 10-5 10 5-10 5zm4 2.5V17c3 2.5 9 2.5 12 0v-4.5",
        ["check"] = "m4 12.5 5.5 5.5L20 7",
        ["clock"] = "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zm0 4v5l3.5 2",
        ["filter"] = "M4 7h16M7 12h10m-7 5h4",
        ["info"] = "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zm0 8v5m0-8.5v.01",
        ["inbox"] = "M4 13l3-8h10l3 8v6H4zm0 0h5l1.5 3h3L15 13h5",
        ["lock"] = "M6 11h12v9H6zm2 0V8a4 4 0 0 1 8 0v3m-4 4v2",
        ["mail"] = "M3 6h18v12H3zm0 1 9 7 9-7",
        ["map"] = "M12 21s7-6.2 7-11.5a7 7 0 0 0-14 0C5 14.8 12 21 12 21zm0-14a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5z",
        ["offline"] = "M3 3l18 18M5 9.5a11 11 0 0 1 4-2.3m4-.6a11 11 0 0 1 6.5 2.9M8 13.2a6.5 6.5 0 0 1 3-1.6m4.8 1.5.7.6M12 18v.01",
        ["people"] = "M8.5 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM2 20a6.5 6.5 0 0 1 13 0m1-15.5a3.5 3.5 0 0 1 0 6.5m2 2.8a6.5 6.5 0 0 1 4 6.2",
        ["phone"] = "M5 4h4l1.5 5L8 10.5a12 12 0 0 0 5.5 5.5l1.5-2.5 5 1.5v4a16 16 0 0 1-15-15z",
        ["print"] = "M7 9V3h10v6M7 17H4V9h16v8h-3M7 14h10v7H7z",
        ["search"] = "M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13zM15.5 15.5 20 20",
        ["warning"] = "M12 4 2.5 20h19zm0 6v5m0 2.5v.01",
    }.ToFrozenDictionary();

    public required string Name { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (!Paths.TryGetValue(Name, out var path)) throw new ArgumentException($"No icon is named '{Name}'.");
        output.TagName = "svg";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "icon");
        output.Attributes.SetAttribute("viewBox", "0 0 24 24");
        output.Attributes.SetAttribute("aria-hidden", "true");
        output.Content.SetHtmlContent($"""<path d="{path}"/>""");
    }
}
