using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace Lifecycle.Dashboard;

/// <summary>
/// Text or an element of a page; by default, nothing. The renderer escapes texts and the values of attributes.
/// Immutable.
/// </summary>
[SuppressMessage("Usage", "CA2225", Justification = "The conversions are the notation of pages.")]
internal readonly struct Node
{
    private readonly RenderFragment? _fragment;

    private Node(RenderFragment? fragment) => _fragment = fragment;

    public static implicit operator Node(string? text) =>
        new(text is null ? null : builder => builder.AddContent(0, text));

    public static implicit operator Node(Element? element) => new(element is null ? null : element.Render);

    /// <summary>Markup that a renderer has made, which is not escaped again.</summary>
    public static Node Rendered(string markup) => new(builder => builder.AddMarkupContent(0, markup));

    public static Node Of(IEnumerable<Node> nodes)
    {
        var all = nodes.ToArray();
        return new(builder =>
        {
            foreach (var node in all)
                node.Render(builder);
        });
    }

    public void Render(RenderTreeBuilder builder) => _fragment?.Invoke(builder);
}
