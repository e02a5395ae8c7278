using Microsoft.AspNetCore.Components.Rendering;

namespace Lifecycle.Dashboard;

/// <summary>An HTML element that is being described. Not thread-safe.</summary>
/// <param name="name">The name of its tag.</param>
internal sealed class Element(string name)
{
    private readonly List<(string Name, object? Value)> _attributes = [];
    private Node[] _children = [];

    /// <summary>The element with what is in it.</summary>
    public Element this[params ReadOnlySpan<Node> children]
    {
        get
        {
            _children = [.. children];
            return this;
        }
    }

    /// <summary>The element with an attribute, or without it if the value is <see langword="null"/>.</summary>
    public Element Set(string attribute, string? value)
    {
        _attributes.Add((attribute, value));
        return this;
    }

    /// <summary>The element with an attribute that has no value, or without it.</summary>
    public Element Set(string attribute, bool isSet)
    {
        _attributes.Add((attribute, isSet));
        return this;
    }

    public void Render(RenderTreeBuilder builder)
    {
        builder.OpenElement(0, name);
        foreach (var (attribute, value) in _attributes)
            builder.AddAttribute(0, attribute, value);
        foreach (var child in _children)
            child.Render(builder);
        builder.CloseElement();
    }
}
