#version 300 es
// Plain colour, a text mask tinted with the colour, or a picture of text with colours of its own.
precision highp float;

uniform sampler2D u_texture;
uniform int u_source;  // 0: no texture, 1: mask in alpha, 2: premultiplied picture

in vec2 v_uv;
in vec4 v_color;
layout(location = 0) out vec4 o_color;  // premultiplied

void main() {
  vec4 ink = vec4(v_color.rgb * v_color.a, v_color.a);
  if (u_source == 1) ink *= texture(u_texture, v_uv).a;
  if (u_source == 2) ink = texture(u_texture, v_uv) * v_color.a;
  o_color = ink;
}
