#version 300 es
// Dear ImGui's triangles and text quads. Positions arrive in CSS pixels.
precision highp float;

uniform vec2 u_viewport;  // device pixels
uniform float u_ratio;    // device pixels per CSS pixel
uniform float u_snap;     // 1: every corner goes to the nearest device pixel, so that text stays sharp

layout(location = 0) in vec2 a_position;
layout(location = 1) in vec2 a_uv;
layout(location = 2) in vec4 a_color;  // straight alpha

out vec2 v_uv;
out vec4 v_color;

void main() {
  vec2 pixel = a_position * u_ratio;
  // The corners of a text quad lie whole pixels apart; the small bias keeps rounding errors from
  // sending two of them different ways at exactly half a pixel.
  pixel = mix(pixel, floor(pixel + 0.515625), u_snap);
  v_uv = a_uv;
  v_color = a_color;
  gl_Position = vec4(pixel / u_viewport * vec2(2.0, -2.0) + vec2(-1.0, 1.0), 0.0, 1.0);
}
